import { formatApiVersion } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { notAcceptable, routeNotAcceptable } from '../error/index.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import { type Negotiated, negotiate } from '../request/media-type.ts'
import type { ObjectView, ServedResource } from '../resource/served-resource.ts'
import { type IncludeObject, partialMetadataOf, tableOf } from '../table/index.ts'

/** How the objects of one answer are written. Made once a request, also for every event of a watch. */
export interface Format {
  /** Equal for formats that write the same. */
  readonly key: string
  readonly negotiated: Negotiated
  /** An object alone; `first` is false for later events of a watch. */
  one(view: ObjectView, first?: boolean): string
  /** The items in order, and what stands in the metadata of the list. */
  list(views: readonly ObjectView[], metadata: Readonly<Record<string, unknown>>): string | Iterable<string>
}

const acceptedTypes = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf']

/** What the Accept header asks for. Throws a 406 `ApiError`. */
export function formatOf({ clock }: Context, request: ApiRequest, resource: ServedResource): Format {
  const negotiated = negotiate(request.header('accept'))
  if (!negotiated) throw resource.custom ? notAcceptable(acceptedTypes) : routeNotAcceptable(acceptedTypes)
  const include = (request.query.get('includeObject') || 'Metadata') as IncludeObject
  switch (negotiated.representation) {
    case 'object':
      return wholeFormat(resource, negotiated)
    case 'table':
      return tableFormat(resource, negotiated, include, () => clock.now())
    case 'partial':
      return partialFormat(resource, negotiated)
  }
}

function wholeFormat(resource: ServedResource, negotiated: Negotiated): Format {
  const apiVersion = formatApiVersion(resource)
  const prefix = `{"kind":${JSON.stringify(resource.kind)},"apiVersion":${JSON.stringify(apiVersion)},`
  const head = { kind: resource.listKind, apiVersion }
  return {
    key: `object ${apiVersion}`,
    negotiated,
    one: ({ json }) => json,
    list: (views, metadata) => {
      // kube-apiserver leaves kind and apiVersion out of the items of built-in lists.
      const bare = ({ json }: ObjectView) =>
        !resource.custom && json.startsWith(prefix) ? `{${json.slice(prefix.length)}` : json
      return joined({ ...head, metadata }, views, bare)
    },
  }
}

function partialFormat(resource: ServedResource, negotiated: Negotiated): Format {
  const one = ({ object }: ObjectView) => JSON.stringify(partialMetadataOf(object))
  const head = { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' }
  return {
    key: `partial ${resource.version}`,
    negotiated,
    one,
    list: (views, metadata) => joined({ ...head, metadata }, views, one),
  }
}

function tableFormat(
  resource: ServedResource,
  negotiated: Negotiated,
  includeObject: IncludeObject,
  now: () => number,
): Format {
  return {
    key: `table ${includeObject} ${resource.version}`,
    negotiated,
    one: ({ object }, first = true) => {
      const { resourceVersion = '' } = object.metadata
      return JSON.stringify(
        tableOf(resource.columns, [object], {
          now: now(),
          includeObject,
          metadata: { resourceVersion },
          noHeaders: !first,
        }),
      )
    },
    list: (views, metadata) =>
      JSON.stringify(
        tableOf(
          resource.columns,
          views.map(({ object }) => object),
          { now: now(), includeObject, metadata },
        ),
      ),
  }
}

const pieceLength = 256 * 1024

/** A list in pieces of a good size to send, so that it never stands in memory as one text. */
function* joined(
  head: Readonly<Record<string, unknown>>,
  views: readonly ObjectView[],
  one: (view: ObjectView) => string,
): Generator<string> {
  let piece = `${JSON.stringify(head).slice(0, -1)},"items":[`
  let separator = ''
  for (const view of views) {
    piece += separator + one(view)
    separator = ','
    if (piece.length > pieceLength) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}]}`
}

/** Writes `body`, JSON, in the encoding that was negotiated. */
export async function answerIn(
  { negotiated }: Format,
  code: number,
  body: string | Iterable<string>,
  warnings: readonly string[] = [],
): Promise<Answer> {
  if (negotiated.encoding === 'json')
    return { kind: 'document', code, contentType: 'application/json', body, warnings }
  const { stringify } = await import('yaml')
  const whole = typeof body === 'string' ? body : [...body].join('')
  return {
    kind: 'document',
    code,
    contentType: 'application/yaml',
    body: stringify(JSON.parse(whole), { version: '1.1' }),
    warnings,
  }
}
