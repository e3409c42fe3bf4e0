import { parseQuantity, parseTime } from '../../object/index.ts'
import { type FieldType, type ScalarName, structTypes } from './struct-type.ts'

/**
 * The first value of an object that Go's decoder cannot put into the struct of its kind, in its words: `json:
 * cannot unmarshal number into Go struct field ConfigMap.data of type string`. undefined when all fit.
 */
export function typeProblem(object: Readonly<Record<string, unknown>>, struct: string): string | undefined {
  return structProblem(object, struct, [])
}

function structProblem(object: object, struct: string, path: readonly string[]): string | undefined {
  const properties = structTypes.get(struct)?.properties
  if (properties === undefined) return undefined
  for (const [key, value] of Object.entries(object)) {
    const field = properties.get(key)
    const problem = field && valueProblem(value, field.type, { struct, path: [...path, key] })
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Where a value stands: the struct, and the names of the fields from the kind down. */
interface Place {
  readonly struct: string
  readonly path: readonly string[]
}

function valueProblem(value: unknown, type: FieldType, place: Place): string | undefined {
  if (value === null || value === undefined) return undefined
  if (type.kind === 'scalar') return scalarProblem(value, type.scalar, place)
  const isList = Array.isArray(value)
  if (typeof value !== 'object' || isList !== (type.kind === 'list')) return mismatch(value, type, place)
  if (type.kind === 'struct') return structProblem(value, type.name, place.path)
  for (const item of Object.values(value)) {
    const problem = valueProblem(item, type.of, place)
    if (problem !== undefined) return problem
  }
  return undefined
}

function scalarProblem(value: unknown, scalar: ScalarName, place: Place): string | undefined {
  const fits = typeof value === jsonTypes[scalar]
  switch (scalar) {
    case 'string':
    case 'bool':
    case 'float64':
      return fits ? undefined : mismatch(value, { kind: 'scalar', scalar }, place)
    case 'int32':
    case 'int64':
      if (fits && Number.isInteger(value)) return undefined
      return mismatch(value, { kind: 'scalar', scalar }, place)
    case 'bytes':
      if (!fits) return mismatch(value, { kind: 'scalar', scalar }, place)
      return base64Problem(String(value))
    case 'Quantity':
      if ((fits || typeof value === 'number') && parseQuantity(String(value)) !== undefined) return undefined
      return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    case 'IntOrString':
      return fits || Number.isInteger(value) ? undefined : mismatch(value, { kind: 'scalar', scalar }, place)
    case 'Time':
    case 'MicroTime':
      if (fits) return timeProblem(String(value), scalar)
      return mismatch(value, { kind: 'scalar', scalar }, place)
    default:
      return undefined
  }
}

const jsonTypes: Partial<Record<ScalarName, string>> = {
  string: 'string',
  bytes: 'string',
  bool: 'boolean',
  int32: 'number',
  int64: 'number',
  float64: 'number',
  Time: 'string',
  MicroTime: 'string',
  Quantity: 'string',
  IntOrString: 'string',
}

/** Go's encoding/base64 names the first byte that is not of the alphabet, or where the text ends too early. */
function base64Problem(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '')
  const stray = compact.search(/[^A-Za-z0-9+/]/)
  const body = stray < 0 ? compact.length : stray
  const padding = compact.slice(body)
  if (compact.length % 4 === 0 && /^={0,2}$/.test(padding)) return undefined
  return `illegal base64 data at input byte ${stray < 0 ? Math.floor(compact.length / 4) * 4 : stray}`
}

const layouts = { Time: '2006-01-02T15:04:05Z07:00', MicroTime: '2006-01-02T15:04:05.000000Z07:00' }

function timeProblem(text: string, scalar: 'Time' | 'MicroTime'): string | undefined {
  const valid =
    parseTime(text) !== undefined && (scalar === 'Time' || /\.\d{6}(?:Z|[+-]\d\d:\d\d)$/.test(text))
  if (valid) return undefined
  const [rest, element] = firstMismatch(text, scalar)
  const where =
    element === undefined ? ': day out of range' : `: cannot parse ${quote(rest)} as ${quote(element)}`
  return `parsing time ${quote(text)} as ${quote(layouts[scalar])}${where}`
}

const quote = (text: string) => JSON.stringify(text)

/** Where Go's time.Parse stops: what is left of the text, and the element of the layout that it should begin with. */
function firstMismatch(text: string, scalar: 'Time' | 'MicroTime'): [string, string?] {
  const fraction: [RegExp, string] = scalar === 'Time' ? [/^(?:\.\d+)?/, ''] : [/^\.\d{6}/, '.000000']
  const elements: [RegExp, string][] = [
    [/^\d{4}/, '2006'],
    [/^-/, '-'],
    [/^\d\d/, '01'],
    [/^-/, '-'],
    [/^\d\d/, '02'],
    [/^T/, 'T'],
    [/^\d\d/, '15'],
    [/^:/, ':'],
    [/^\d\d/, '04'],
    [/^:/, ':'],
    [/^\d\d/, '05'],
    fraction,
    [/^(?:Z|[+-]\d\d:\d\d)/, 'Z07:00'],
  ]
  let rest = text
  for (const [pattern, element] of elements) {
    const found = pattern.exec(rest)
    if (!found) return [rest, element]
    rest = rest.slice(found[0].length)
  }
  return [rest]
}

function mismatch(value: unknown, type: FieldType, { struct, path }: Place): string {
  const name = struct.split('.').at(-1)
  return `json: cannot unmarshal ${jsonKind(value)} into Go struct field ${name}.${path.join('.')} of type ${goType(type)}`
}

function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number' && !Number.isInteger(value)) return `number ${value}`
  return typeof value
}

const goNames: Partial<Record<ScalarName, string>> = {
  bytes: '[]uint8',
  Time: 'v1.Time',
  MicroTime: 'v1.MicroTime',
  IntOrString: 'intstr.IntOrString',
  Quantity: 'resource.Quantity',
}

function goType(type: FieldType): string {
  if (type.kind === 'list') return `[]${goType(type.of)}`
  if (type.kind === 'map') return `map[string]${goType(type.of)}`
  if (type.kind === 'scalar') return goNames[type.scalar] ?? type.scalar
  return type.name.split('.').slice(-2).join('.')
}
