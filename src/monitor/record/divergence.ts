import { parseQuantity } from '../../object/index.ts'
import { isSecretName } from '../../view/index.ts'
import type { Divergence, ReplicaCounts } from './resource-record.ts'

type Fields = Readonly<Record<string, unknown>>
type Scalar = string | number | boolean

/** Free text and names of states say nothing about each other, even under one name. */
const unpaired = new Set(['replicas', 'message', 'reason', 'description', 'phase', 'state', 'status'])

/**
 * The fields that spec and status both have, and whether they differ. A field of spec is paired with the field
 * of status that has its name, or that name after `current` or `observed` (`version`, `currentVersion`);
 * replicas with the ready ones, or where those are not told with the existing ones. Only scalars are compared.
 */
export function readDivergence(spec: Fields, status: Fields, replicas?: ReplicaCounts): Divergence[] {
  const found: Divergence[] = []
  const existing = replicas?.ready ?? replicas?.existing
  if (replicas?.wanted !== undefined && existing !== undefined)
    found.push({
      field: 'replicas',
      diverged: replicas.wanted !== existing,
      wanted: String(replicas.wanted),
      observed: String(existing),
    })
  for (const field of Object.keys(spec)) {
    const wanted = spec[field]
    if (unpaired.has(field) || !isScalar(wanted) || isSecretName(field)) continue
    const observed = observedOf(field, status)
    if (observed === undefined) continue
    const diverged = !agree(field, wanted, observed)
    found.push({ field, diverged, wanted: String(wanted), observed: String(observed) })
  }
  return found
}

function observedOf(field: string, status: Fields): Scalar | undefined {
  const capitalised = `${field.charAt(0).toUpperCase()}${field.slice(1)}`
  for (const name of [field, `current${capitalised}`, `observed${capitalised}`]) {
    const value = Object.hasOwn(status, name) ? status[name] : undefined
    if (isScalar(value)) return value
  }
  return undefined
}

function agree(field: string, wanted: Scalar, observed: Scalar): boolean {
  const [left, right] = [String(wanted), String(observed)]
  if (left === right) return true
  if (/version$/i.test(field)) return isVersionWithin(left, right)
  if (typeof wanted === 'boolean' || typeof observed === 'boolean') return false
  const [a, b] = [parseQuantity(left), parseQuantity(right)]
  return a !== undefined && b !== undefined && a.compare(b) === 0
}

/** A version may be asked for with less precision than it is told with: `14` is met by `14.5`, `v1.2` by `1.2.0`. */
function isVersionWithin(wanted: string, observed: string): boolean {
  const [left, right] = [wanted.replace(/^v(?=\d)/, ''), observed.replace(/^v(?=\d)/, '')]
  return left === right || right.startsWith(`${left}.`)
}

function isScalar(value: unknown): value is Scalar {
  return (
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
  )
}
