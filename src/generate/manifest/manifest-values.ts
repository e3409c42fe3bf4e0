import { z } from 'zod'
import { parseQuantity } from '../../object/index.ts'
import {
  dataKey,
  dnsLabel,
  dnsSubdomain,
  hostName,
  imageName,
  imageTag,
  named,
  optionallyNamed,
  serviceName,
} from './object-name.ts'

const quantity = z
  .string()
  .refine((text) => parseQuantity(text) !== undefined, 'has to be a quantity such as 192Mi or 50m')
const promDuration = z.string().regex(/^(\d+(ms|[smh]))+$/, 'has to be a duration such as 30s or 1m')
const texts = z.array(z.string())
const textMap = z.record(z.string(), z.string())
/** Parts that are Kubernetes' own, which the API server checks. */
const anything = z.record(z.string(), z.unknown())
const listOfAnything = z.array(anything)

/** What an image is called before somebody says where it lies: a name that no registry has. */
export const unpublishedImage = 'binnacle'

const image = z
  .strictObject({
    repository: named(imageName).default(unpublishedImage).describe('With the registry, if there is one.'),
    tag: optionallyNamed(imageTag).describe('Empty: the version of Binnacle.'),
    digest: z
      .string()
      .regex(/^(sha256:[0-9a-f]{64})?$/, 'has to be sha256: and 64 hexadecimal digits')
      .default('')
      .describe('Wins over the tag.'),
    pullPolicy: z.enum(['IfNotPresent', 'Always', 'Never']).default('IfNotPresent'),
    pullSecrets: z.array(named(dnsSubdomain)).default([]).describe('Names of Secrets in the same namespace.'),
  })
  .prefault({})

const watch = z
  .strictObject({
    namespaces: z.array(named(dnsLabel)).default([]).describe('Empty: all.'),
    include: texts.default([]).describe('Kinds to watch, such as *.cert-manager.io; empty: all.'),
    exclude: texts.default([]).describe('Kinds not to watch.'),
    owned: z
      .enum(['full', 'metadata', 'none'])
      .default('full')
      .describe('How much is read of what custom resources own, down to pods.'),
    ownedSecrets: z
      .boolean()
      .default(false)
      .describe(
        'Read the metadata of Secrets that resources own. RBAC cannot allow it without their values.',
      ),
  })
  .prefault({})

const monitor = z
  .strictObject({
    tier: z
      .enum(['', 'full', 'compact', 'aggregate'])
      .default('')
      .describe('Empty: by the number of series.'),
    seriesLimit: z.int().min(0).default(0).describe('Most series of one metric of one kind; 0: the default.'),
    optIn: texts.default([]).describe('Metrics that are not written otherwise.'),
    labelsAllowlist: z.string().default(''),
    annotationsAllowlist: z.string().default(''),
    resync: z.string().default('').describe('Empty: never.'),
    healthOverrides: listOfAnything
      .default([])
      .describe('Rules of health of your own: docs/configuration.md.'),
    pairs: listOfAnything.default([]).describe('Pairs of spec and status: docs/configuration.md.'),
    customResourceState: anything
      .default({})
      .describe(
        "kube-state-metrics' configuration of custom resource state, whose metrics are served beside.",
      ),
    logFormat: z.enum(['json', 'text']).default('json'),
    logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    extraArgs: texts.default([]).describe('Options of the command line, as binnacle --help lists them.'),
  })
  .prefault({})

const history = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Keep what happened in a file on a volume, past a restart.'),
    retention: z.string().default('90d'),
    size: quantity.default('1Gi').describe('How large the file may become.'),
    volume: z
      .strictObject({
        size: quantity.default('2Gi'),
        storageClass: optionallyNamed(dnsSubdomain).describe("Empty: the cluster's default."),
        existingClaim: optionallyNamed(dnsSubdomain).describe(
          'A claim that is there already; not with sharding.',
        ),
      })
      .prefault({}),
  })
  .prefault({})

const secretKey = (key: string) =>
  z.strictObject({ secret: optionallyNamed(dnsSubdomain), key: named(dataKey).default(key) }).prefault({})

const endpoint = z
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

const scrape = z
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

const rules = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        'A PrometheusRule with the alerts at their defaults; binnacle rules writes them with values of yours.',
      ),
    namespace: optionallyNamed(dnsLabel).describe('Empty: that of Binnacle.'),
    labels: textMap.default({}).describe('What your Prometheus selects, such as release: prometheus.'),
    runbookUrl: z
      .string()
      .regex(/^(https?:\/\/\S+[^/])?$/, 'has to begin with http:// or https:// and to end without a /')
      .default('')
      .describe("Where your copies of docs/runbooks are read; a page's name is its alert's, with .md."),
  })
  .prefault({})

const dashboards = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe("ConfigMaps with the dashboards, for the sidecar of Grafana's chart."),
    namespace: optionallyNamed(dnsLabel).describe('Empty: that of Binnacle.'),
    labels: textMap.default({ grafana_dashboard: '1' }).describe('What the sidecar looks for.'),
    annotations: textMap.default({}).describe('Such as the folder: grafana_folder.'),
  })
  .prefault({})

const resourcesOfGroups = z.record(z.string(), z.array(z.string().min(1)).min(1))

const rbac = z
  .strictObject({
    create: z.boolean().default(true),
    customResources: z
      .enum(['listed', 'all'])
      .default('listed')
      .describe('all: read everything in the cluster, Secrets too, because RBAC cannot leave any out.'),
    namespaced: resourcesOfGroups
      .default({})
      .describe(
        'API groups and their resources that lie in namespaces. Empty: those that are defined, as beside groups of which all are given (["*"]).',
      ),
    cluster: resourcesOfGroups.default({}).describe('The same of resources that do not.'),
    extraRules: listOfAnything.default([]).describe('Rules of a ClusterRole that are added.'),
    ruleEditor: z
      .boolean()
      .default(false)
      .describe('A ClusterRole that adds to edit and admin of everybody: to write PrometheusRules.'),
    metricsReader: z
      .boolean()
      .default(true)
      .describe('With kubernetesAuthentication: a ClusterRole for whoever scrapes.'),
  })
  .prefault({})

const pod = z
  .strictObject({
    resources: z
      .strictObject({
        requests: z
          .strictObject({ cpu: quantity.default('50m'), memory: quantity.default('192Mi') })
          .prefault({}),
        limits: z
          .strictObject({
            cpu: z.union([z.literal(''), quantity]).default(''),
            memory: quantity.default('512Mi'),
          })
          .prefault({}),
      })
      .prefault({}),
    labels: textMap.default({}),
    annotations: textMap.default({}),
    priorityClassName: optionallyNamed(dnsSubdomain),
    nodeSelector: textMap.default({}),
    tolerations: listOfAnything.default([]),
    affinity: anything.default({}),
    spread: z.boolean().default(true).describe('Over nodes, when there are several replicas.'),
    terminationGracePeriodSeconds: z.int().min(1).default(30),
    env: listOfAnything.default([]),
  })
  .prefault({})

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
