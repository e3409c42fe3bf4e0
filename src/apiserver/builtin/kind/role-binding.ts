import { isPathSegmentName, type KubernetesObject, type StatusCause } from '../../../object/index.ts'
import { invalidValue, notSupported, required } from '../../error/index.ts'
import { column, nameColumn, type TableColumns } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind, type KindDeclaration } from '../define-kind.ts'
import { ensureObject, listAt, objectsIn, sameValue, setDefault, textAt } from '../field.ts'

const rbac = 'rbac.authorization.k8s.io'

const columns: TableColumns = {
  definitions: [
    nameColumn,
    column('Role', 'The role that is granted.'),
    ageColumn,
    column('Users', 'The users that it is granted to.', { priority: 1 }),
    column('Groups', 'The groups that it is granted to.', { priority: 1 }),
    column('ServiceAccounts', 'The service accounts that it is granted to.', { priority: 1 }),
  ],
  cells: (object, now) => [
    object.metadata.name ?? '',
    `${textAt(object, 'roleRef', 'kind')}/${textAt(object, 'roleRef', 'name')}`,
    ageCell(object, now),
    subjectsCell(object, 'User'),
    subjectsCell(object, 'Group'),
    subjectsCell(object, 'ServiceAccount'),
  ],
}

const shared = {
  group: rbac,
  version: 'v1',
  allowCreateOnUpdate: true,
  nameProblems: isPathSegmentName,
  columns,
  applyDefaults(object: KubernetesObject) {
    setDefault(ensureObject(object, 'roleRef'), 'apiGroup', rbac)
    for (const subject of objectsIn(object.subjects))
      if (subject.kind === 'User' || subject.kind === 'Group') setDefault(subject, 'apiGroup', rbac)
  },
} satisfies Partial<KindDeclaration>

export const roleBinding = defineKind({
  ...shared,
  kind: 'RoleBinding',
  resource: 'rolebindings',
  namespaced: true,
  validate: (object) => validate(object, ['ClusterRole', 'Role']),
  validateUpdate: (object, old) => [
    ...validate(object, ['ClusterRole', 'Role']),
    ...validateUnchanged(object, old),
  ],
})

export const clusterRoleBinding = defineKind({
  ...shared,
  kind: 'ClusterRoleBinding',
  resource: 'clusterrolebindings',
  namespaced: false,
  validate: (object) => validate(object, ['ClusterRole']),
  validateUpdate: (object, old) => [...validate(object, ['ClusterRole']), ...validateUnchanged(object, old)],
})

function subjectsCell(object: KubernetesObject, kind: string): string {
  return listAt(object, 'subjects')
    .filter((subject) => textAt(subject, 'kind') === kind)
    .map((subject) => {
      const namespace = textAt(subject, 'namespace')
      const name = textAt(subject, 'name')
      return kind === 'ServiceAccount' && namespace !== '' ? `${namespace}/${name}` : name
    })
    .join(', ')
}

function validate(object: KubernetesObject, roleKinds: readonly string[]): StatusCause[] {
  const causes: StatusCause[] = []
  const group = textAt(object, 'roleRef', 'apiGroup')
  const kind = textAt(object, 'roleRef', 'kind')
  const name = textAt(object, 'roleRef', 'name')
  if (group !== rbac) causes.push(notSupported('roleRef.apiGroup', group, [rbac]))
  if (!roleKinds.includes(kind)) causes.push(notSupported('roleRef.kind', kind, roleKinds))
  if (name === '') causes.push(required('roleRef.name'))
  else for (const problem of isPathSegmentName(name)) causes.push(invalidValue('roleRef.name', name, problem))
  return [...causes, ...validateSubjects(object, roleKinds.includes('Role'))]
}

function validateSubjects(object: KubernetesObject, namespaced: boolean): StatusCause[] {
  const kinds = ['ServiceAccount', 'User', 'Group']
  return listAt(object, 'subjects').flatMap((subject, at) => {
    const path = `subjects[${at}]`
    const kind = textAt(subject, 'kind')
    const causes: StatusCause[] = []
    if (textAt(subject, 'name') === '') causes.push(required(`${path}.name`))
    if (!kinds.includes(kind)) causes.push(notSupported(`${path}.kind`, kind, kinds))
    if (kind === 'ServiceAccount' && !namespaced && textAt(subject, 'namespace') === '')
      causes.push(required(`${path}.namespace`))
    return causes
  })
}

/** The message shows the internal type, which has no JSON names. */
function internalRoleRef(object: KubernetesObject): Record<string, string> {
  const { roleRef } = object
  return {
    APIGroup: textAt(roleRef, 'apiGroup'),
    Kind: textAt(roleRef, 'kind'),
    Name: textAt(roleRef, 'name'),
  }
}

function validateUnchanged(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  return sameValue(object.roleRef, old.roleRef)
    ? []
    : [invalidValue('roleRef', internalRoleRef(object), 'cannot change roleRef')]
}
