import { z } from 'zod'
import { dnsSubdomain, optionallyNamed, serviceName } from './object-name.ts'
import { dashboards, rules } from './value/bundled-parts.ts'
import { endpoint } from './value/endpoint.ts'
import { history } from './value/history.ts'
import { image } from './value/image.ts'
import { monitor } from './value/monitor.ts'
import { pod } from './value/pod.ts'
import { rbac } from './value/rbac.ts'
import { scrape } from './value/scrape.ts'
import { listOfAnything, textMap } from './value/value-form.ts'
import { watch } from './value/watch.ts'

/**
 * What manifests are made from: the same for `binnacle manifests` and for the Helm chart, whose values.schema.json is this
 * schema. Defaults are what a cluster with a Prometheus Operator needs.
 */
export const manifestValues = z.strictObject({
  fullnameOverride: optionallyNamed(serviceName),
  labels: textMap.default({}).describe('On every object.'),
  createNamespace: z.boolean().default(false).describe('Make the namespace, too, for restricted pods.'),
  image,
  replicas: z.int().min(1).default(1),
  sharding: z
    .strictObject({
      enabled: z.boolean().default(false).describe('A StatefulSet whose replicas share the resources.'),
      handover: z
        .string()
        .default('')
        .describe('How long resources are kept that another replica takes over.'),
    })
    .prefault({}),
  watch,
  monitor,
  history,
  endpoint,
  scrape,
  rules,
  dashboards,
  rbac,
  pod,
  serviceAccount: z
    .strictObject({
      create: z.boolean().default(true),
      name: optionallyNamed(dnsSubdomain),
      annotations: textMap.default({}),
    })
    .prefault({}),
  service: z.strictObject({ annotations: textMap.default({}) }).prefault({}),
  networkPolicy: z
    .strictObject({
      enabled: z.boolean().default(true),
      from: listOfAnything
        .default([])
        .describe('Peers that may scrape and ask for all that is shown; empty: every pod of the cluster.'),
      egress: z
        .strictObject({
          enabled: z.boolean().default(false),
          apiServerPorts: z.array(z.int().min(1).max(65_535)).min(1).default([443, 6443]),
        })
        .prefault({}),
    })
    .prefault({}),
  podDisruptionBudget: z
    .strictObject({ enabled: z.boolean().default(true).describe('When there are several replicas.') })
    .prefault({}),
})

export type ManifestValues = z.output<typeof manifestValues>
