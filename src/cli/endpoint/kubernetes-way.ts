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

/** Asks the cluster who may read what. It takes the right to create `subjectaccessreviews`. */
export function subjectAccessReviewAuthorizer(client: Client, clock: Clock): Authorizer {
  return new SubjectAccessReviewAuthorizer({
    clock,
    review: async (spec, signal) =>
      (await review<SubjectAccessReviewStatus>(client, subjectAccessReviews, spec, signal)).status ?? {},
  })
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
