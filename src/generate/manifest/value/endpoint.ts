import { z } from 'zod'
import { dataKey, dnsSubdomain, named, optionallyNamed } from '../object-name.ts'
import { secretKey, texts } from './value-form.ts'

/** Where it listens, and whom it lets in. */
export const endpoint = z
  .strictObject({
    port: z.int().min(1).max(65_535).default(9790),
    tls: z
      .strictObject({
        secret: optionallyNamed(dnsSubdomain).describe(
          'A Secret of type kubernetes.io/tls, read anew when it changes. Empty: plain HTTP.',
        ),
        clientCa: secretKey('ca.crt').describe('The CA whose client certificates are asked for.'),
      })
      .prefault({}),
    webConfig: z
      .strictObject({
        secret: optionallyNamed(dnsSubdomain).describe(
          "A Secret with a web configuration file, as Prometheus' exporters have it; not with tls.secret.",
        ),
        key: named(dataKey).default('web.yml'),
        https: z.boolean().default(false).describe('Whether it says tls_server_config.'),
      })
      .prefault({}),
    bearerTokens: secretKey('tokens').describe('Who shows one of these tokens is let in, one a line.'),
    kubernetesAuthentication: z
      .boolean()
      .default(false)
      .describe('Callers show a token of the cluster; TokenReview and SubjectAccessReview decide.'),
    audiences: texts.default([]).describe('For whom such tokens have to be meant; empty: the API server.'),
  })
  .prefault({})
