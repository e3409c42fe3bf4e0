import type { Request } from '../../endpoint/index.ts'
import { type Change, ViewError, type Views } from '../../view/index.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { type Parameters, type Read, readParameters } from './parameter.ts'

/** One route of the API: what the document says of it, and what it answers. */
export interface ApiRoute {
  /** With parameters in braces. */
  readonly path: string
  readonly summary: string
  readonly description?: string
  readonly parameters: Parameters
  readonly answer: ApiAnswer
}

/** JSON of a schema, or a stream of changes. */
export type ApiAnswer =
  | {
      readonly type: 'json'
      readonly schema: JsonSchema
      /** Undefined when what is asked for does not exist. Rejects with a `ViewError`. */
      readonly give: (views: Views, request: ApiRequest) => Promise<unknown>
    }
  | {
      readonly type: 'stream'
      readonly give: (views: Views, request: ApiRequest) => AsyncIterable<readonly Change[]>
    }

type ApiRequest = Pick<Request, 'params' | 'query' | 'headers' | 'signal'>

interface Described {
  readonly path: string
  readonly summary: string
  readonly description?: string
}

/** A route that answers JSON, with its parameters read. */
export function jsonRoute<P extends Parameters>(
  described: Described,
  parameters: P,
  schema: JsonSchema,
  give: (views: Views, read: Read<P>, request: ApiRequest) => Promise<unknown>,
): ApiRoute {
  return {
    ...described,
    parameters,
    answer: {
      type: 'json',
      schema,
      give: async (views, request) => give(views, readParameters(parameters, request.query), request),
    },
  }
}

/** A route that answers a stream of changes. */
export function streamRoute<P extends Parameters>(
  described: Described,
  parameters: P,
  give: (views: Views, read: Read<P>, request: ApiRequest) => AsyncIterable<readonly Change[]>,
): ApiRoute {
  return {
    ...described,
    parameters,
    answer: {
      type: 'stream',
      give: (views, request) => give(views, readParameters(parameters, request.query), request),
    },
  }
}

/** Names the resource that does not exist. */
export function notFound({ params }: Pick<Request, 'params'>): string {
  const { kind = '', namespace = '-', name = '' } = params
  const where = namespace === '-' ? '' : ` in namespace ${namespace}`
  return `there is no ${kind} ${name}${where}, or its kind is not watched; /api/v1/kinds lists the kinds`
}

/** Times of a range have to be in order. */
export function rangeOf(
  from: number | undefined,
  to: number | undefined,
): { from: number; to: number } | undefined {
  if (from === undefined && to === undefined) return undefined
  const range = { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER }
  if (range.from <= range.to) return range
  throw new ViewError('query', 'from: has to be before to')
}
