import type { JsonObject, KubernetesObject } from '../../object/index.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { filled } from './filled.ts'
import { type ManifestContext, metadataOf, selectorLabels } from './manifest-context.ts'

/** Headless for a StatefulSet, whose pods have names of their own by it. */
export function service(context: ManifestContext): KubernetesObject {
  const { service: own, endpoint, sharding } = context.values
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadataOf(context), ...filled({ annotations: own.annotations }) },
    spec: {
      type: 'ClusterIP',
      ...(sharding.enabled && { clusterIP: 'None' }),
      selector: selectorLabels(context),
      ports: [{ name: 'metrics', port: endpoint.port, targetPort: 'metrics', protocol: 'TCP' }],
    },
  }
}

/** Lets in what asks on the one port, and out, when that is limited, what asks DNS and the API server. */
export function networkPolicies(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.networkPolicy, context)) return []
  const { networkPolicy, endpoint } = context.values
  const { from, egress } = networkPolicy
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadataOf(context),
      spec: {
        podSelector: { matchLabels: selectorLabels(context) },
        policyTypes: ['Ingress', ...(egress.enabled ? ['Egress'] : [])],
        ingress: [filled({ from, ports: ports('TCP', [endpoint.port]) })],
        ...(egress.enabled && {
          egress: [
            { ports: [...ports('UDP', [53]), ...ports('TCP', [53])] },
            { ports: ports('TCP', egress.apiServerPorts) },
          ],
        }),
      },
    },
  ]
}

function ports(protocol: 'TCP' | 'UDP', numbers: readonly number[]): JsonObject[] {
  return numbers.map((port) => ({ protocol, port }))
}
