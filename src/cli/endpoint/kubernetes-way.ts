import type { Clock } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import {
  type Authorizer,
  SubjectAccessReviewAuthorizer,
  type SubjectAccessReviewStatus,
  TokenReviewAuthenticator,
  type TokenReviewStatus,
} from '../../endpoint/index.ts'
import type { ApiResource } from '../../object/index.ts'

const tokenReviews: ApiResource = {
  group: 'authentication.k8s.io',
  version: 'v1',
  resource: 'tokenreviews',
  kind: 'TokenReview',
  namespaced: false,
}
const subjectAccessReviews: ApiResource = {
  group: 'authorization.k8s.io',
  version: 'v1',
  resource: 'subjectaccessreviews',
  kind: 'SubjectAccessReview',
  namespaced: false,
}

/** Asks the cluster whose a bearer token is. It takes the right to create `tokenreviews`. */
export function tokenReviewAuthenticator(
  client: Client,
  clock: Clock,
  audiences?: readonly string[],
): TokenReviewAuthenticator {
  return new TokenReviewAuthenticator({
    clock,
    ...(audiences && { audiences }),
    review: async (spec, signal) =>
      (await review<TokenReviewStatus>(client, tokenReviews, spec, signal)).status ?? {},
  })
}

/** Asks the cluster who may read what, by `nonResourceUrlOf`. It takes the right to create `subjectaccessreviews`. */
export function subjectAccessReviewAuthorizer(client: Client, clock: Clock): Authorizer {
  return new SubjectAccessReviewAuthorizer({
    clock,
    nonResourceUrlOf,
    review: async (spec, signal) =>
      (await review<SubjectAccessReviewStatus>(client, subjectAccessReviews, spec, signal)).status ?? {},
  })
}

/**
 * The URL by which RBAC knows a path of ours: `/metrics` is itself, as everywhere; others stand below `/binnacle`. Were
 * they themselves too, every service account could read `/api/…`, which the role system:discovery grants to all who are
 * authenticated, because the API server has such paths.
 */
export function nonResourceUrlOf(path: string): string {
  return path === '/metrics' ? path : `/binnacle${path}`
}

/** A review is created to be answered at once, and kept by nobody. */
async function review<Status>(
  client: Client,
  resource: ApiResource,
  spec: object,
  signal: AbortSignal,
): Promise<{ readonly status?: Status }> {
  const { group, version, kind } = resource
  const asked = { apiVersion: `${group}/${version}`, kind, metadata: {}, spec }
  return (await client.create(resource, asked, { signal })) as { readonly status?: Status }
}
