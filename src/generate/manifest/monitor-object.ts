import type { JsonObject, KubernetesObject } from '../../object/index.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { filled } from './filled.ts'
import { fullname, type ManifestContext, metadataOf, selectorLabels } from './manifest-context.ts'

/** A ServiceMonitor or PodMonitor, or none. */
export function monitorObjects(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.monitor, context)) return []
  const { kind } = context.values.scrape
  const endpoints = kind === 'ServiceMonitor' ? 'endpoints' : 'podMetricsEndpoints'
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind,
      metadata: monitorMetadata(context),
      spec: {
        jobLabel: 'app.kubernetes.io/name',
        namespaceSelector: { matchNames: [context.namespace] },
        selector: { matchLabels: selectorLabels(context) },
        [endpoints]: [scrapeEndpoint(context)],
      },
    },
  ]
}

/** The labels that a Prometheus selects win over those that every object has. */
function monitorMetadata(context: ManifestContext) {
  const { namespace, labels } = context.values.scrape
  const metadata = metadataOf(context)
  return {
    ...metadata,
    namespace: namespace || metadata.namespace,
    labels: { ...metadata.labels, ...labels },
  }
}

/** `honorLabels`, because a resource's namespace would become `exported_namespace` without it. */
function scrapeEndpoint(context: ManifestContext): JsonObject {
  const { scrape } = context.values
  const { basicAuth, bearer } = scrape
  const secure = holds(when.secure, context)
  return filled({
    port: 'metrics',
    path: '/metrics',
    scheme: secure ? 'https' : 'http',
    honorLabels: true,
    interval: scrape.interval,
    scrapeTimeout: scrape.timeout,
    tlsConfig: secure ? tlsConfig(context) : undefined,
    basicAuth:
      basicAuth.secret === ''
        ? undefined
        : {
            username: { name: basicAuth.secret, key: basicAuth.usernameKey },
            password: { name: basicAuth.secret, key: basicAuth.passwordKey },
          },
    authorization:
      bearer.secret === ''
        ? undefined
        : { type: 'Bearer', credentials: { name: bearer.secret, key: bearer.key } },
    relabelings: scrape.relabelings,
    metricRelabelings: scrape.metricRelabelings,
  })
}

function tlsConfig(context: ManifestContext): JsonObject {
  const { tls } = context.values.scrape
  const { ca, clientCertificate } = tls
  return filled({
    // The certificate is one name's: that of the Service, whatever address Prometheus asks.
    serverName: tls.serverName || `${fullname(context)}.${context.namespace}.svc`,
    ca: ca.secret === '' ? undefined : { secret: { name: ca.secret, key: ca.key } },
    insecureSkipVerify: tls.insecureSkipVerify ? true : undefined,
    cert: clientCertificate === '' ? undefined : { secret: { name: clientCertificate, key: 'tls.crt' } },
    keySecret: clientCertificate === '' ? undefined : { name: clientCertificate, key: 'tls.key' },
  })
}
