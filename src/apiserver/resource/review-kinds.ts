import type { KubernetesObject } from '../../object/index.ts'
import { defineKind } from '../builtin/index.ts'
import type { User } from '../request/api-request.ts'
import { builtinResource } from './builtin-resource.ts'
import type { ServedResource } from './served-resource.ts'

const anything = { verbs: ['*'] }

/** Everything is allowed to whoever is authenticated, and the others do not come this far. */
const kinds = [
  {
    group: 'authentication.k8s.io',
    kind: 'SelfSubjectReview',
    answer: (_: KubernetesObject, { name, groups }: User) => ({ userInfo: { username: name, groups } }),
  },
  {
    group: 'authorization.k8s.io',
    kind: 'SelfSubjectAccessReview',
    answer: () => ({ allowed: true }),
  },
  {
    group: 'authorization.k8s.io',
    kind: 'SelfSubjectRulesReview',
    answer: () => ({
      resourceRules: [{ ...anything, apiGroups: ['*'], resources: ['*'] }],
      nonResourceRules: [{ ...anything, nonResourceURLs: ['*'] }],
      incomplete: false,
    }),
  },
]

/** Kinds that are asked and answered, never stored. */
export function reviewResources(): ServedResource[] {
  return kinds.map(({ group, kind, answer }) => ({
    ...builtinResource(
      defineKind({
        group,
        version: 'v1',
        kind,
        resource: `${kind.toLowerCase()}s`,
        namespaced: false,
        verbs: ['create'],
      }),
    ),
    review: answer,
  }))
}
