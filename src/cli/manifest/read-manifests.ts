import type { KubernetesObject } from '../../object/index.ts'
import { documentsOf, type InputDocument } from './input-document.ts'
import { parseDocumentText } from './parse-document.ts'

/** One object of the input, or the place where the input holds none. */
export type Manifest =
  | { readonly ok: true; readonly object: KubernetesObject }
  | { readonly ok: false; readonly line: number; readonly problem: string }

/**
 * Every object of YAML (several documents), JSON, JSON lines, an array or a List, in the order of the input,
 * one document in memory at a time. A document that cannot be read is told with its line, and what comes
 * after it is read on.
 */
export async function* readManifests(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Manifest> {
  for await (const document of documentsOf(chunks)) yield* manifestsOf(document)
}

function* manifestsOf(document: InputDocument): Generator<Manifest> {
  const parsed = parseDocumentText(document)
  if (!parsed.ok) yield parsed
  else if (parsed.value !== null) yield* objectsOf(parsed.value, document.line, {}, 0)
}

/** Lists in lists: more than this is no input that anything writes. */
const deepestList = 4

/** What a List says of its items where they do not say it themselves, as in an answer of the API server. */
interface Inherited {
  readonly apiVersion?: string
  readonly kind?: string
}

function* objectsOf(value: unknown, line: number, inherited: Inherited, depth: number): Generator<Manifest> {
  if (Array.isArray(value) && depth < deepestList) {
    for (const entry of value) yield* objectsOf(entry, line, inherited, depth + 1)
    return
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { ok: false, line, problem: `expected an object, found ${nounOf(value)}` }
    return
  }
  const fields = value as Record<string, unknown>
  const { apiVersion, kind } = fields
  if (
    typeof kind === 'string' &&
    kind.endsWith('List') &&
    Array.isArray(fields.items) &&
    depth < deepestList
  ) {
    const itemKind = kind.slice(0, -'List'.length)
    const own = itemKind === '' || typeof apiVersion !== 'string' ? {} : { apiVersion, kind: itemKind }
    for (const item of fields.items) yield* objectsOf(item, line, own, depth + 1)
    return
  }
  if (typeof kind !== 'string' && inherited.kind === undefined) {
    yield { ok: false, line, problem: 'no object of Kubernetes: it has no kind' }
    return
  }
  yield { ok: true, object: { ...inherited, ...fields } as KubernetesObject }
}

function nounOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
