import { formatApiVersion, type GroupVersion } from '../../object/index.ts'
import { type OperationSubject, type OperationVerb, operation, pathParameter } from './operation.ts'

/** What paths need to know of a resource. */
export interface PathResource {
  readonly group: string
  readonly version: string
  readonly resource: string
  readonly kind: string
  readonly namespaced: boolean
  readonly custom: boolean
  readonly verbs: readonly string[]
  readonly subresources: readonly string[]
  readonly openAPIV3Schema?: unknown
}

const methods = {
  list: 'get',
  create: 'post',
  deletecollection: 'delete',
  get: 'get',
  update: 'put',
  patch: 'patch',
  delete: 'delete',
} as const
const collectionVerbs: readonly OperationVerb[] = ['list', 'create', 'deletecollection']
const itemVerbs: readonly OperationVerb[] = ['get', 'update', 'patch', 'delete']
const subresourceVerbs: readonly OperationVerb[] = ['get', 'update', 'patch']

/** The paths of one resource, each with its operations; `schema` names the component of its objects. */
export function resourcePaths(resource: PathResource, schema: string): Record<string, unknown> {
  const { kind, namespaced, group } = resource
  const root = `${group === '' ? '/api' : '/apis'}/${formatApiVersion(resource)}`
  const collection = `${root}${namespaced ? '/namespaces/{namespace}' : ''}/${resource.resource}`
  const item = `${collection}/{name}`
  const scope = namespaced ? [pathParameter('namespace', kind)] : []
  const named = [pathParameter('name', kind), ...scope]
  const subject: OperationSubject = {
    kind: { group, version: resource.version, kind },
    id: `${operationPrefix(resource)}${namespaced ? 'Namespaced' : ''}${kind}`,
    tag: tagOf(resource),
    schema,
    listSchema: `${schema}List`,
    custom: resource.custom,
  }
  const allowed = (verbs: readonly OperationVerb[]) => verbs.filter((verb) => resource.verbs.includes(verb))
  return {
    [collection]: pathItem(allowed(collectionVerbs), subject, scope),
    [item]: pathItem(allowed(itemVerbs), subject, named),
    ...Object.fromEntries(
      resource.subresources.map((subresource) => [
        `${item}/${subresource}`,
        pathItem(subresourceVerbs, subresourceSubject(subject, subresource), named),
      ]),
    ),
    ...(namespaced && {
      [`${root}/${resource.resource}`]: pathItem(
        allowed(['list']),
        { ...subject, id: `${operationPrefix(resource)}${kind}ForAllNamespaces` },
        [],
      ),
    }),
  }
}

function subresourceSubject(subject: OperationSubject, subresource: string): OperationSubject {
  const id = `${subject.id}${subresource.charAt(0).toUpperCase()}${subresource.slice(1)}`
  if (subresource !== 'scale') return { ...subject, id }
  const kind = { group: 'autoscaling', version: 'v1', kind: 'Scale' }
  return { ...subject, id, kind, schema: 'io.k8s.api.autoscaling.v1.Scale' }
}

function pathItem(
  verbs: readonly OperationVerb[],
  subject: OperationSubject,
  parameters: readonly unknown[],
): unknown {
  return {
    ...Object.fromEntries(verbs.map((verb) => [methods[verb], operation(verb, subject)])),
    ...(parameters.length > 0 && { parameters }),
  }
}

/** `rbac.authorization.k8s.io` → `rbacAuthorization`, `example.com` → `exampleCom`, the core group → `core`. */
function groupWord(group: string): string {
  const words = (group === '' ? 'core' : group.replace(/\.k8s\.io$/, '')).split('.')
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
}

function operationPrefix({ group, version }: GroupVersion): string {
  const word = groupWord(group)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}${version.charAt(0).toUpperCase()}${version.slice(1)}`
}

/** The tag of a group and version: `rbacAuthorization_v1`. */
export function tagOf({ group, version }: GroupVersion): string {
  return `${groupWord(group)}_${version}`
}
