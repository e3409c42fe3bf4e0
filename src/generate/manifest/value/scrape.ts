import { z } from 'zod'
import { dataKey, dnsLabel, dnsSubdomain, hostName, named, optionallyNamed } from '../object-name.ts'
import { listOfAnything, promDuration, secretKey, textMap } from './value-form.ts'

/** Who scrapes it, and what they show. */
export const scrape = z
  .strictObject({
    kind: z
      .enum(['ServiceMonitor', 'PodMonitor', 'none'])
      .default('ServiceMonitor')
      .describe('Of the Prometheus Operator (monitoring.coreos.com/v1).'),
    namespace: optionallyNamed(dnsLabel).describe('Empty: that of Binnacle.'),
    labels: textMap.default({}).describe('What your Prometheus selects, such as release: prometheus.'),
    interval: promDuration.default('30s'),
    timeout: promDuration.default('10s'),
    relabelings: listOfAnything.default([]),
    metricRelabelings: listOfAnything.default([]),
    tls: z
      .strictObject({
        ca: secretKey('ca.crt').describe("Of Binnacle's certificate."),
        serverName: optionallyNamed(hostName),
        insecureSkipVerify: z.boolean().default(false),
        clientCertificate: optionallyNamed(dnsSubdomain).describe(
          'A Secret with tls.crt and tls.key that Prometheus shows.',
        ),
      })
      .prefault({}),
    basicAuth: z
      .strictObject({
        secret: optionallyNamed(dnsSubdomain),
        usernameKey: named(dataKey).default('username'),
        passwordKey: named(dataKey).default('password'),
      })
      .prefault({}),
    bearer: secretKey('token').describe('A token that Prometheus shows.'),
  })
  .prefault({})
