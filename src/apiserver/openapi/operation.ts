import type { GroupVersionKind } from '../../object/index.ts'

/** What an operation is about, and how it is called in operation ids. */
export interface OperationSubject {
  readonly kind: GroupVersionKind
  /** `AppsV1NamespacedDeployment`, with `Status` or `Scale` for a subresource. */
  readonly id: string
  /** The tag of the group and version: `apps_v1`. */
  readonly tag: string
  /** Name of the component that bodies and answers have. */
  readonly schema: string
  readonly listSchema: string
  /** Of a CustomResourceDefinition: takes no strategic merge patch. */
  readonly custom: boolean
}

type Parameter = readonly [name: string, type: 'string' | 'integer' | 'boolean', description: string]

const dryRun: Parameter = ['dryRun', 'string', 'With `All`, everything is done but nothing is stored.']
const fieldManager: Parameter = ['fieldManager', 'string', 'Who makes the change, for managedFields.']
const fieldValidation: Parameter = [
  'fieldValidation',
  'string',
  'What becomes of unknown and duplicate fields: `Ignore` drops them, `Warn` drops them and says so, `Strict` refuses the request.',
]
const force: Parameter = [
  'force',
  'boolean',
  'Takes fields over from other managers; for apply patches only.',
]

const listParameters: readonly Parameter[] = [
  ['allowWatchBookmarks', 'boolean', 'Sends the current version now and then during a watch.'],
  ['continue', 'string', 'Where the page before ended.'],
  ['fieldSelector', 'string', 'Only objects whose fields have these values.'],
  ['labelSelector', 'string', 'Only objects whose labels match.'],
  ['limit', 'integer', 'How many objects a page has at most.'],
  ['resourceVersion', 'string', 'The version to read at, or to watch from.'],
  ['resourceVersionMatch', 'string', 'How the version is meant: `Exact` or `NotOlderThan`.'],
  ['sendInitialEvents', 'boolean', 'Begins a watch with the objects that there are.'],
  ['timeoutSeconds', 'integer', 'Ends the call after that time.'],
  ['watch', 'boolean', 'Streams changes instead of listing.'],
]

const deleteParameters: readonly Parameter[] = [
  dryRun,
  ['gracePeriodSeconds', 'integer', 'How long the object may take to stop; 0 deletes at once.'],
  ['orphanDependents', 'boolean', 'Deprecated: use propagationPolicy.'],
  ['propagationPolicy', 'string', 'What becomes of dependents: `Orphan`, `Background` or `Foreground`.'],
]

const customPatchTypes = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
]
/** kubectl apply takes strategic merge wherever it is listed. */
const patchTypes = [...customPatchTypes, 'application/strategic-merge-patch+json']

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1'

interface OperationShape {
  /** x-kubernetes-action. */
  readonly action: string
  /** The verb of the operation id. */
  readonly verb: string
  readonly does: string
  readonly parameters: readonly Parameter[]
  readonly body?: 'object' | 'patch' | 'deleteOptions'
  readonly answer: 'object' | 'list' | 'status'
  readonly code: 200 | 201
}

const shapes = {
  get: {
    action: 'get',
    verb: 'read',
    does: 'read the specified',
    parameters: [],
    answer: 'object',
    code: 200,
  },
  list: {
    action: 'list',
    verb: 'list',
    does: 'list or watch objects of kind',
    parameters: listParameters,
    answer: 'list',
    code: 200,
  },
  create: {
    action: 'post',
    verb: 'create',
    does: 'create a',
    parameters: [dryRun, fieldManager, fieldValidation],
    body: 'object',
    answer: 'object',
    code: 201,
  },
  update: {
    action: 'put',
    verb: 'replace',
    does: 'replace the specified',
    parameters: [dryRun, fieldManager, fieldValidation],
    body: 'object',
    answer: 'object',
    code: 200,
  },
  patch: {
    action: 'patch',
    verb: 'patch',
    does: 'partially update the specified',
    parameters: [dryRun, fieldManager, fieldValidation, force],
    body: 'patch',
    answer: 'object',
    code: 200,
  },
  delete: {
    action: 'delete',
    verb: 'delete',
    does: 'delete a',
    parameters: deleteParameters,
    body: 'deleteOptions',
    answer: 'status',
    code: 200,
  },
  deletecollection: {
    action: 'deletecollection',
    verb: 'deleteCollection',
    does: 'delete collection of',
    parameters: [...deleteParameters, ...listParameters],
    body: 'deleteOptions',
    answer: 'status',
    code: 200,
  },
} as const satisfies Record<string, OperationShape>

/** The verbs that have an operation of their own in a document; `watch` is a parameter of `list`. */
export type OperationVerb = keyof typeof shapes

/** One operation of a path. */
export function operation(verb: OperationVerb, subject: OperationSubject): unknown {
  const shape: OperationShape = shapes[verb]
  const { body, answer, code } = shape
  const schemas = { object: subject.schema, list: subject.listSchema, status: `${meta}.Status` }
  return {
    description: `${shape.does} ${subject.kind.kind}`,
    operationId: `${shape.verb}${subject.id}`,
    tags: [subject.tag],
    ...(shape.parameters.length > 0 && { parameters: shape.parameters.map(queryParameter) }),
    ...(body && { requestBody: requestBody(body, subject) }),
    responses: {
      [code]: {
        description: code === 201 ? 'Created' : 'OK',
        content: content(['application/json', 'application/yaml'], schemas[answer]),
      },
      401: { description: 'Unauthorized' },
    },
    'x-kubernetes-action': shape.action,
    'x-kubernetes-group-version-kind': subject.kind,
  }
}

function requestBody(
  body: 'object' | 'patch' | 'deleteOptions',
  { schema, custom }: OperationSubject,
): unknown {
  if (body === 'patch')
    return { required: true, content: content(custom ? customPatchTypes : patchTypes, `${meta}.Patch`) }
  if (body === 'deleteOptions') return { content: content(['*/*'], `${meta}.DeleteOptions`) }
  return { required: true, content: content(['*/*'], schema) }
}

function content(mediaTypes: readonly string[], schema: string): unknown {
  const value = { schema: { $ref: `#/components/schemas/${schema}` } }
  return Object.fromEntries(mediaTypes.map((type) => [type, value]))
}

function queryParameter([name, type, description]: Parameter): unknown {
  return { name, in: 'query', description, schema: { type, uniqueItems: true } }
}

/** A parameter that is a segment of the path. */
export function pathParameter(name: 'name' | 'namespace', kind: string): unknown {
  const description = name === 'name' ? `name of the ${kind}` : 'the namespace of the objects'
  return { name, in: 'path', description, required: true, schema: { type: 'string', uniqueItems: true } }
}
