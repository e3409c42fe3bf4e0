import { goFormat } from '../../object/index.ts'
import { goMarshal } from '../go/marshal.ts'
import { JsonPathError } from './json-path-error.ts'
import { compileSteps, type Step, type StepOptions } from './json-path-evaluation.ts'
import type { JsonPathNode } from './json-path-node.ts'
import { parseTemplate } from './json-path-parser.ts'

type Segment =
  | { readonly type: 'values'; readonly step: Step }
  | { readonly type: 'range'; readonly step: Step; readonly body: readonly Segment[] }

/** A template in Kubernetes' dialect of JSONPath, read once and evaluated on any number of plain JSON values. */
export class JsonPath {
  readonly text: string
  readonly #segments: readonly Segment[]

  /** @throws JsonPathError of kind `syntax` */
  constructor(text: string, options: StepOptions) {
    this.text = text
    this.#segments = compileSegments(parseTemplate(text), options)
  }

  /**
   * The values that each part of the template yields, one array a part: client-go's FindResults.
   *
   * @throws JsonPathError of kind `evaluation`
   */
  find(data: unknown): (readonly unknown[])[] {
    const results: (readonly unknown[])[] = []
    findIn(this.#segments, data, results)
    return results
  }

  /** The first value of the first part, or nothing: not found, null, or not to be evaluated on this value. */
  first(data: unknown): unknown {
    try {
      const segment = this.#segments[0]
      if (segment?.type !== 'values') return this.find(data)[0]?.[0] ?? undefined
      return segment.step([data])[0] ?? undefined
    } catch (error) {
      if (error instanceof JsonPathError) return undefined
      throw error
    }
  }

  /**
   * The template filled in, values of one part separated by a space: client-go's Execute.
   *
   * @throws JsonPathError of kind `evaluation`
   */
  print(data: unknown): string {
    return this.find(data)
      .map((results) => results.map(printValue).join(' '))
      .join('')
  }
}

export interface JsonPathOptions {
  /** Defaults to false, as client-go does: a field that is not there is an error. */
  allowMissingKeys?: boolean
}

/**
 * Reads a template such as `{.metadata.name}{"\n"}` or
 * `{range .items[*]}{.metadata.name}={.status.phase} {end}`. Text outside of braces stands for itself.
 *
 * @throws JsonPathError of kind `syntax`
 */
export function parseJsonPath(text: string, options: JsonPathOptions = {}): JsonPath {
  return new JsonPath(text, { allowMissingKeys: options.allowMissingKeys ?? false })
}

/**
 * Reads the path of a printer column, `.status.conditions[?(@.type=="Ready")].status`: the inside of an action,
 * with missing keys allowed.
 *
 * @throws JsonPathError of kind `syntax`
 */
export function parseColumnPath(path: string): JsonPath {
  return new JsonPath(`{${path}}`, { allowMissingKeys: true })
}

/** Groups what stands between `{range …}` and its `{end}`, so that evaluation needs no state of its own. */
function compileSegments(nodes: readonly JsonPathNode[], options: StepOptions): Segment[] {
  let position = 0
  const block = (inRange: boolean): Segment[] => {
    const segments: Segment[] = []
    while (position < nodes.length) {
      const node = nodes[position++] as JsonPathNode
      const keyword = leadingIdentifier(node)
      if (keyword === 'end') {
        if (inRange) return segments
        segments.push({ type: 'values', step: endWithoutRange })
      } else if (keyword === 'range' && node.type === 'list') {
        const step = compileSteps(node.nodes.slice(1), options)
        segments.push({ type: 'range', step, body: block(true) })
      } else {
        segments.push({ type: 'values', step: compileSteps([node], options) })
      }
    }
    return segments
  }
  return block(false)
}

function leadingIdentifier(node: JsonPathNode): string | undefined {
  const first = node.type === 'list' ? node.nodes[0] : undefined
  return first?.type === 'identifier' ? first.name : undefined
}

function endWithoutRange(): never {
  throw new JsonPathError('evaluation', 'not in range, nothing to end')
}

function findIn(segments: readonly Segment[], data: unknown, results: (readonly unknown[])[]): void {
  for (const segment of segments) {
    const values = segment.step([data])
    if (segment.type === 'values') results.push(values)
    else for (const value of values) findIn(segment.body, value, results)
    // Upstream walks the body of an empty range too, for nothing but its errors.
    if (segment.type === 'range' && values.length === 0) findIn(segment.body, undefined, [])
  }
}

/** Objects and arrays as JSON, anything else as Go prints it. */
export function printValue(value: unknown): string {
  return typeof value === 'object' || value === undefined ? goMarshal(value) : goFormat(value)
}
