/**
 * How a field's name is read. `stem` is what it is about; `prefix` the word before that says whether it is wanted
 * (`desiredState`) or observed (`currentVersion`, `readyReplicas`); empty without one.
 */
export interface FieldName {
  readonly stem: string
  readonly prefix: string
}

/** Words in front of a field of the spec that only say again that it is wanted. */
const wantedPrefix = /^(desired|target|requested)(?=[A-Z])/

/**
 * Words in front of a field of the status that say that it is so at the moment. Not among them, because they make
 * another quantity of it: `open`, `consumed`, `minimum`, `platform`, `latest`, `original`, `actual` (used bytes, in
 * volumes).
 */
const observedPrefix =
  /^(current|observed|running|lastApplied|applied|deployed|installed|active|live|ready|available)(?=[A-Z])/

export function wantedName(name: string): FieldName {
  return split(name, wantedPrefix)
}

export function observedName(name: string): FieldName {
  return split(name, observedPrefix)
}

/** What is there and works comes before what is only there. */
const order = [
  'ready',
  'available',
  'running',
  'current',
  'observed',
  'live',
  'active',
  'deployed',
  'installed',
]

/** The place of a status field among those that observe the same; the lowest is taken. */
export function rankOf(prefix: string): number {
  const rank = order.indexOf(prefix)
  return rank < 0 ? order.length : rank
}

/** Things that are counted, in the names of fields: their number is wanted and becomes so. */
export function isCount(stem: string): boolean {
  return /(^|[a-z])(replicas|instances|members|nodes|workers|brokers|shards|partitions|replicaCount|instanceCount|nodeCount)$/i.test(
    stem,
  )
}

function split(name: string, prefixes: RegExp): FieldName {
  const prefix = prefixes.exec(name)?.[0] ?? ''
  const rest = name.slice(prefix.length)
  const stem = prefix === '' ? rest : `${rest.charAt(0).toLowerCase()}${rest.slice(1)}`
  return { prefix, stem: stem.replace(/^(.*(?:[cC]lass|[iI]mage))Name$/, '$1') }
}
