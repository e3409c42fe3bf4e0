import { isPathSegmentName, type KubernetesObject, type StatusCause } from '../../../object/index.ts'
import { required } from '../../error/index.ts'
import { defineKind, type KindDeclaration } from '../define-kind.ts'
import { listAt } from '../field.ts'

const shared = {
  group: 'rbac.authorization.k8s.io',
  version: 'v1',
  allowCreateOnUpdate: true,
  nameProblems: isPathSegmentName,
  applyDefaults(object: KubernetesObject) {
    if (object.rules === undefined) object.rules = []
  },
} satisfies Partial<KindDeclaration>

export const role = defineKind({
  ...shared,
  kind: 'Role',
  resource: 'roles',
  namespaced: true,
  validate: (object) => validateRules(object, true),
})

export const clusterRole = defineKind({
  ...shared,
  kind: 'ClusterRole',
  resource: 'clusterroles',
  namespaced: false,
  validate: (object) => validateRules(object, false),
})

function validateRules(object: KubernetesObject, namespaced: boolean): StatusCause[] {
  return listAt(object, 'rules').flatMap((rule, at) => {
    const path = `rules[${at}]`
    const causes: StatusCause[] = []
    if (listAt(rule, 'verbs').length === 0)
      causes.push(required(`${path}.verbs`, 'verbs must contain at least one value'))
    if (listAt(rule, 'nonResourceURLs').length > 0 && !namespaced) return causes
    if (listAt(rule, 'apiGroups').length === 0)
      causes.push(required(`${path}.apiGroups`, 'resource rules must supply at least one api group'))
    if (listAt(rule, 'resources').length === 0)
      causes.push(required(`${path}.resources`, 'resource rules must supply at least one resource'))
    return causes
  })
}
