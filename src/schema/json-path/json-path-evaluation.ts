import { goFormat, isJsonObject } from '../../object/index.ts'
import { JsonPathError } from './json-path-error.ts'
import type { JsonPathNode, SliceParameter } from './json-path-node.ts'

/** From the values reached so far to those one step further. */
export type Step = (input: readonly unknown[]) => readonly unknown[]

export interface StepOptions {
  /** A field that is nowhere yields nothing instead of an error: client-go's AllowMissingKeys. */
  readonly allowMissingKeys: boolean
}

/** Compiles one action; the rules are those of the `eval…` functions in client-go's util/jsonpath/jsonpath.go. */
export function compileSteps(nodes: readonly JsonPathNode[], options: StepOptions): Step {
  const steps = nodes.map((node) => compileStep(node, options))
  const [only] = steps
  if (steps.length === 1 && only !== undefined) return only
  return (input) => {
    let current = input
    for (const step of steps) current = step(current)
    return current
  }
}

function compileStep(node: JsonPathNode, options: StepOptions): Step {
  switch (node.type) {
    case 'list':
      return compileSteps(node.nodes, options)
    case 'text':
      return () => [node.text]
    case 'literal':
      return (input) => input.map(() => node.value)
    case 'field':
      return fieldStep(node.name, options)
    case 'array':
      return (input) =>
        input.flatMap((value) => (isNil(value) ? [] : slice(value, node.start, node.end, node.step)))
    case 'wildcard':
      return (input) => input.flatMap(children)
    case 'recursive':
      return descend
    case 'union': {
      const branches = node.branches.map((branch) => compileSteps(branch, options))
      return (input) => branches.flatMap((branch) => branch(input))
    }
    case 'filter':
      return filterStep(node, options)
    case 'identifier':
      return () => {
        throw evaluation(`unrecognized identifier ${node.name}`)
      }
  }
}

function fieldStep(name: string, { allowMissingKeys }: StepOptions): Step {
  return (input) => {
    if (input.length === 0) return input
    const results: unknown[] = []
    for (const value of input) {
      if (isJsonObject(value) && Object.hasOwn(value, name)) results.push(value[name])
    }
    if (results.length === 0 && !allowMissingKeys) throw evaluation(`${name} is not found`)
    return results
  }
}

function slice(value: unknown, start: SliceParameter, end: SliceParameter, step: SliceParameter): unknown[] {
  if (!Array.isArray(value)) throw evaluation(`${goTypeOf(value)} is not array or slice`)
  const length = value.length
  let from = start.known ? start.value : 0
  if (from < 0) from += length
  let to = end.known ? end.value : length
  if (to < 0 || (to === 0 && end.derived)) to += length
  if (to !== from) {
    if (from >= length || from < 0) {
      throw evaluation(`array index out of bounds: index ${from}, length ${length}`)
    }
    if (to > length || to < 0) {
      throw evaluation(`array index out of bounds: index ${to - 1}, length ${length}`)
    }
    if (from > to) throw evaluation(`starting index ${from} is greater than ending index ${to}`)
  } else {
    return []
  }
  const items = value.slice(from, to)
  if (!step.known) return items
  if (step.value <= 0) throw evaluation('step must be > 0')
  return items.filter((_, index) => index % step.value === 0)
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (isJsonObject(value)) return Object.values(value)
  if (typeof value === 'string') return [...new TextEncoder().encode(value)]
  return []
}

/**
 * Every value at or below the input that has something below it, parents first. Without recursion, because a value can
 * be nested as deep as an API server takes it: ten thousand levels.
 */
function descend(input: readonly unknown[]): unknown[] {
  const results: unknown[] = []
  const left = input.toReversed()
  while (left.length > 0) {
    const value = left.pop()
    // Bytes of a string have nothing below them, so going on would only find the string again.
    const below = children(value)
    if (below.length === 0) continue
    results.push(value)
    if (typeof value === 'object') for (let index = below.length; index-- > 0; ) left.push(below[index])
  }
  return results
}

function filterStep(node: JsonPathNode & { type: 'filter' }, options: StepOptions): Step {
  const left = compileSteps(node.left, options)
  const right = compileSteps(node.right, options)
  const passes = (item: unknown): boolean => {
    if (node.operator === 'exists') return exists(left, item)
    const lefts = left([item])
    if (lefts.length === 0) return false
    if (lefts.length > 1) throw evaluation('can only compare one element at a time')
    const rights = right([item])
    if (rights.length === 0) return false
    if (rights.length > 1) throw evaluation('can only compare one element at a time')
    return compare(lefts[0], node.operator, rights[0])
  }
  return (input) =>
    input.flatMap((value) => {
      if (!Array.isArray(value)) {
        throw evaluation(`${goFormat(value)} is not array or slice and cannot be filtered`)
      }
      return value.filter(passes)
    })
}

function exists(left: Step, item: unknown): boolean {
  try {
    return left([item]).length > 0
  } catch (error) {
    // Upstream looks at the results before it looks at the error.
    if (error instanceof JsonPathError) return false
    throw error
  }
}

/** The comparison functions of Go's text/template: only values of one basic kind compare. */
function compare(left: unknown, operator: string, right: unknown): boolean {
  const [leftKind, rightKind] = [basicKind(left), basicKind(right)]
  if (leftKind !== rightKind) throw evaluation('incompatible types for comparison')
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  if (leftKind === 'bool') throw evaluation('invalid type for comparison')
  const [a, b] = [left as string, right as string]
  switch (operator) {
    case '<':
      return a < b
    case '>':
      return a > b
    case '<=':
      return a <= b
    case '>=':
      return a >= b
    default:
      throw evaluation(`unrecognized filter operator ${operator}`)
  }
}

function basicKind(value: unknown): 'bool' | 'string' | 'int' | 'float' {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  throw evaluation('invalid type for comparison')
}

function goTypeOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'string' ? 'string' : 'map[string]interface {}'
}

function isNil(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function evaluation(message: string): JsonPathError {
  return new JsonPathError('evaluation', message)
}
