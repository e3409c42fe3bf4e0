import { formatApiVersion, type KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import { ApiError, badRequest, notAcceptable, routeNotAcceptable, unclassified } from '../error/index.ts'
import type { Answer, ApiRequest } from '../request/api-request.ts'
import { acceptedTypes, isWritten, type Negotiated, negotiate, streamedTypes } from '../request/media-type.ts'
import { yamlText } from '../request/yaml-text.ts'
import type { ObjectView, ServedResource } from '../resource/served-resource.ts'
import { type IncludeObject, partialMetadataOf, type TableOptions, tableOf } from '../table/index.ts'

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

/** What the Accept header asks for. Throws a 406 `ApiError`. */
export function formatOf({ clock }: Context, request: ApiRequest, resource: ServedResource): Format {
  const accept = request.header('accept')
  const negotiated = negotiate(accept)
  // The router of built-in kinds looks at the media type alone.
  if (!negotiated)
    throw resource.custom || isWritten(accept)
      ? notAcceptable(acceptedTypes)
      : routeNotAcceptable(streamedTypes)
  const include = (request.query.get('includeObject') || 'Metadata') as IncludeObject
  switch (negotiated.representation) {
    case 'object':
      return wholeFormat(resource, negotiated)
    case 'table':
      checkInclude(include)
      return tableFormat(resource, negotiated, include, () => clock.now())
    case 'partial':
    case 'partial list':
      return partialFormat(resource, negotiated)
  }
}

function checkInclude(include: string): void {
  if (['Metadata', 'Object', 'None'].includes(include)) return
  const wrong = `Invalid value: ${JSON.stringify(include)}: must be 'Metadata', 'Object', 'None', or empty`
  throw badRequest(`Unable to convert to Table as requested: includeObject: ${wrong}`)
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
  const { representation, version } = negotiated
  const apiVersion = `meta.k8s.io/${version}`
  const one = ({ object }: ObjectView) => JSON.stringify({ ...partialMetadataOf(object), apiVersion })
  const head = { kind: 'PartialObjectMetadataList', apiVersion }
  return {
    key: `partial ${resource.version} ${version}`,
    negotiated,
    one: (view) => {
      if (representation === 'partial list') throw unclassified('content is not a list')
      return one(view)
    },
    list: (views, metadata) => {
      if (representation === 'partial') throw isAList(resource)
      return joined({ ...head, metadata: withoutContinue(metadata) }, views, one)
    },
  }
}

/** Names the Go type that the server holds. */
const isAList = ({ custom, version, listKind }: ServedResource): ApiError =>
  new ApiError(
    406,
    'NotAcceptable',
    `you requested PartialObjectMetadata, but the requested object is a list (*${custom ? 'unstructured.UnstructuredList' : `${version}.${listKind}`})`,
  )

/** Only lists of whole custom resources say that nothing follows. */
function withoutContinue({
  continue: token,
  ...rest
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return token ? { ...rest, continue: token } : rest
}

function tableFormat(
  resource: ServedResource,
  negotiated: Negotiated,
  includeObject: IncludeObject,
  now: () => number,
): Format {
  const { version } = negotiated
  const write = (
    objects: readonly KubernetesObject[],
    options: Omit<TableOptions, 'now' | 'includeObject'>,
  ) => JSON.stringify(tableOf(resource.columns, objects, { ...options, version, includeObject, now: now() }))
  return {
    key: `table ${includeObject} ${resource.version} ${version}`,
    negotiated,
    one: ({ object }, first = true) => {
      const { resourceVersion = '' } = object.metadata
      return write([object], { metadata: { resourceVersion }, noHeaders: !first })
    },
    list: (views, metadata) =>
      write(
        views.map(({ object }) => object),
        { metadata: withoutContinue(metadata) },
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
  const whole = typeof body === 'string' ? body : [...body].join('')
  return {
    kind: 'document',
    code,
    contentType: 'application/yaml',
    body: await yamlText(whole),
    warnings,
  }
}
