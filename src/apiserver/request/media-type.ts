/** One clause of an Accept header, or a Content-Type. */
export interface MediaType {
  /** Lower case. */
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  /** `q`, 0 to 1. */
  readonly quality: number
}

/** In what form the answer goes out, whatever the encoding. */
export type Representation = 'object' | 'table' | 'partial' | 'partial list'

export interface Negotiated {
  readonly representation: Representation
  readonly encoding: 'json' | 'yaml'
  /** Of meta.k8s.io, for tables and metadata. */
  readonly version: 'v1' | 'v1beta1'
}

/** Reads `type/subtype;a=b;q=0.5`. */
export function parseMediaType(text: string): MediaType {
  const [type = '', ...rest] = text.split(';')
  const parameters: Record<string, string> = {}
  for (const parameter of rest) {
    const equals = parameter.indexOf('=')
    if (equals < 0) continue
    const value = parameter.slice(equals + 1).trim()
    parameters[parameter.slice(0, equals).trim().toLowerCase()] = value.replace(/^"(.*)"$/, '$1')
  }
  const quality = Number(parameters.q ?? 1)
  return { type: type.trim().toLowerCase(), parameters, quality: Number.isNaN(quality) ? 1 : quality }
}

/** The clauses of an Accept header, the most wanted first; equal ones in their order. */
export function parseAccept(header: string): MediaType[] {
  return header
    .split(',')
    .filter((clause) => clause.trim() !== '')
    .map(parseMediaType)
    .sort((a, b) => b.quality - a.quality)
}

const representations: Readonly<Record<string, Representation>> = {
  Table: 'table',
  PartialObjectMetadata: 'partial',
  PartialObjectMetadataList: 'partial list',
}

export const acceptedTypes: readonly string[] = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
]

/** With those of watches. */
export const streamedTypes: readonly string[] = [
  ...acceptedTypes,
  'application/json;stream=watch',
  'application/vnd.kubernetes.protobuf;stream=watch',
]

/**
 * The first clause that can be served (apiserver's negotiation of transforms); undefined is a 406. Protobuf is
 * never answered: a client that also takes JSON gets that.
 */
export function negotiate(accept: string | undefined): Negotiated | undefined {
  if (accept === undefined || accept === '')
    return { representation: 'object', encoding: 'json', version: 'v1' }
  for (const { type, parameters } of parseAccept(accept)) {
    const encoding = encodingOf(type)
    if (!encoding) continue
    if (parameters.as === undefined) return { representation: 'object', encoding, version: 'v1' }
    const representation = representations[parameters.as]
    const { g, v } = parameters
    if (representation && g === 'meta.k8s.io' && (v === 'v1' || v === 'v1beta1'))
      return { representation, encoding, version: v }
  }
  return undefined
}

/** Whether a clause names a media type that is written, whatever its parameters ask for. */
export const isWritten = (accept: string | undefined): boolean =>
  parseAccept(accept ?? '').some(({ type }) => encodingOf(type) !== undefined)

function encodingOf(type: string): 'json' | 'yaml' | undefined {
  if (type === 'application/json' || type === 'application/*' || type === '*/*') return 'json'
  return type === 'application/yaml' ? 'yaml' : undefined
}
