import {
  type FieldSelector,
  type KubernetesObject,
  LabelSelector,
  parseFieldSelector,
  parseLabelSelector,
  SelectorError,
  type StatusCause,
} from '../../object/index.ts'
import { badRequest, forbiddenField, invalid, notSupported } from '../error/index.ts'
import { isTrue } from '../request/request-info.ts'
import type { ServedResource } from '../resource/served-resource.ts'

/** metav1.ListOptions, read and checked. */
export interface ListOptions {
  readonly labelSelector: LabelSelector
  readonly fieldSelector: FieldSelector
  /** Whether an object passes both selectors. */
  readonly matches: (object: KubernetesObject) => boolean
  /** No selector at all. */
  readonly unselective: boolean
  readonly limit: number
  readonly continue: string
  /** As it came; empty when unset. */
  readonly resourceVersion: string
  readonly resourceVersionMatch: string
  readonly sendInitialEvents: boolean | undefined
  readonly allowWatchBookmarks: boolean
  readonly timeoutSeconds: number | undefined
}

/** Reads the query of a list or a watch. Throws 400 and 422 `ApiError`s. */
export function listOptions(
  query: URLSearchParams,
  resource: ServedResource,
  { watch, name }: { watch: boolean; name?: string },
): ListOptions {
  const text = (parameter: string) => query.get(parameter) ?? ''
  const initial = query.get('sendInitialEvents')
  const options = {
    ...selectors(text('labelSelector'), text('fieldSelector'), resource, name),
    limit: wholeNumber(query, 'limit') ?? 0,
    continue: text('continue'),
    resourceVersion: text('resourceVersion'),
    resourceVersionMatch: text('resourceVersionMatch'),
    sendInitialEvents: initial === null ? undefined : isTrue(initial),
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
    timeoutSeconds: wholeNumber(query, 'timeoutSeconds'),
  }
  const causes = watch ? watchProblems(options) : listProblems(options)
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', causes)
  return options
}

function selectors(labels: string, fields: string, resource: ServedResource, name?: string) {
  try {
    const labelSelector = labels === '' ? LabelSelector.everything() : parseLabelSelector(labels)
    const fieldSelector = parseFieldSelector(
      name === undefined ? fields : [fields, `metadata.name=${name}`].filter(Boolean).join(','),
    )
    const readers = fieldSelector.requirements.map(({ field }) => [field, readerOf(resource, field)] as const)
    const matches = (object: KubernetesObject) =>
      labelSelector.matches(object.metadata.labels) &&
      (readers.length === 0 ||
        fieldSelector.matches(Object.fromEntries(readers.map(([field, read]) => [field, read(object)]))))
    return {
      labelSelector,
      fieldSelector,
      matches,
      unselective: labelSelector.isEverything && fieldSelector.isEverything,
    }
  } catch (error) {
    if (error instanceof SelectorError) throw badRequest(error.message)
    throw error
  }
}

function readerOf(resource: ServedResource, field: string): (object: KubernetesObject) => string {
  if (field === 'metadata.name') return ({ metadata }) => metadata.name ?? ''
  if (field === 'metadata.namespace') return ({ metadata }) => metadata.namespace ?? ''
  const reader = Object.hasOwn(resource.selectableFields, field)
    ? resource.selectableFields[field]
    : undefined
  if (reader) return reader
  const own = resource.custom || Object.keys(resource.selectableFields).length > 0
  throw badRequest(
    own
      ? `field label not supported: ${field}`
      : `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
  )
}

/** A parameter that is a number; throws a 400 when it is none. */
export function wholeNumber(query: URLSearchParams, parameter: string): number | undefined {
  const text = query.get(parameter)
  if (text === null || text === '') return undefined
  if (!/^[+-]?\d+$/.test(text))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  return Number(text)
}

type Checked = Pick<
  ListOptions,
  'resourceVersion' | 'resourceVersionMatch' | 'continue' | 'sendInitialEvents'
>

/** apimachinery's ValidateListOptions. */
function listProblems(options: Checked): StatusCause[] {
  const causes: StatusCause[] = []
  const match = options.resourceVersionMatch
  if (match !== '') {
    if (options.resourceVersion === '')
      causes.push(
        forbiddenField(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden unless resourceVersion is provided',
        ),
      )
    if (options.continue !== '')
      causes.push(
        forbiddenField('resourceVersionMatch', 'resourceVersionMatch is forbidden when continue is provided'),
      )
    if (match !== 'Exact' && match !== 'NotOlderThan')
      causes.push(notSupported('resourceVersionMatch', match, ['Exact', 'NotOlderThan', '']))
    if (match === 'Exact' && options.resourceVersion === '0')
      causes.push(
        forbiddenField(
          'resourceVersionMatch',
          'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
        ),
      )
  }
  if (options.sendInitialEvents !== undefined)
    causes.push(forbiddenField('sendInitialEvents', 'sendInitialEvents is forbidden for list'))
  return causes
}

/** apimachinery's validateWatchOptions. */
function watchProblems(options: Checked): StatusCause[] {
  const causes: StatusCause[] = []
  const match = options.resourceVersionMatch
  if (options.sendInitialEvents !== undefined && match !== 'NotOlderThan')
    causes.push(
      forbiddenField(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      ),
    )
  if (match === '') return causes
  if (options.sendInitialEvents === undefined)
    causes.push(
      forbiddenField(
        'resourceVersionMatch',
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      ),
    )
  if (match !== 'NotOlderThan') causes.push(notSupported('resourceVersionMatch', match, ['NotOlderThan']))
  if (options.continue !== '')
    causes.push(
      forbiddenField('resourceVersionMatch', 'resourceVersionMatch is forbidden when continue is provided'),
    )
  return causes
}
