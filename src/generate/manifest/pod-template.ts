import { createHash } from 'node:crypto'
import type { JsonObject } from '../../object/index.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { configMaps, configurationFolder, configurationName } from './configuration.ts'
import { containerArguments, historyFolder } from './container-arguments.ts'
import { endpointSecrets } from './endpoint-secrets.ts'
import { filled } from './filled.ts'
import {
  commonLabels,
  fullname,
  type ManifestContext,
  selectorLabels,
  serviceAccountName,
} from './manifest-context.ts'

/** The user of the image, which is in no /etc/passwd but ours. */
export const imageUser = 65_532

/** The pods of a Deployment or StatefulSet: they meet the restricted Pod Security Standard. */
export function podTemplate(context: ManifestContext): JsonObject {
  const { pod, image } = context.values
  const [configuration] = configMaps(context)
  return {
    metadata: filled({
      labels: { ...commonLabels(context), ...pod.labels, ...selectorLabels(context) },
      annotations: {
        ...pod.annotations,
        // A pod that reads a file at its start has to be started anew when the file is another.
        ...(configuration && { 'checksum/configuration': hashOf(configuration.data) }),
      },
    }),
    spec: filled({
      serviceAccountName: serviceAccountName(context),
      automountServiceAccountToken: true,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: imageUser,
        runAsGroup: imageUser,
        fsGroup: imageUser,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      imagePullSecrets: image.pullSecrets.map((name) => ({ name })),
      priorityClassName: pod.priorityClassName,
      terminationGracePeriodSeconds: pod.terminationGracePeriodSeconds,
      nodeSelector: pod.nodeSelector,
      tolerations: pod.tolerations,
      affinity: pod.affinity,
      topologySpreadConstraints: holds(when.spread, context) ? [spreadOverNodes(context)] : [],
      containers: [container(context)],
      volumes: volumes(context),
    }),
  }
}

function spreadOverNodes(context: ManifestContext): JsonObject {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selectorLabels(context) },
  }
}

function container(context: ManifestContext): JsonObject {
  const { image, endpoint, pod, sharding } = context.values
  const { requests, limits } = pod.resources
  return filled({
    name: 'binnacle',
    image: imageOf(context),
    imagePullPolicy: image.pullPolicy,
    args: containerArguments(context),
    env: [...(sharding.enabled ? podFields : []), ...pod.env],
    ports: [{ name: 'metrics', containerPort: endpoint.port, protocol: 'TCP' }],
    livenessProbe: {
      httpGet: probe(context, '/livez'),
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 6,
    },
    readinessProbe: {
      // A kind that was defined since permissions were listed is told of by metrics and an alert, not by a pod that is down.
      httpGet: probe(context, '/readyz?exclude=forbidden'),
      periodSeconds: 5,
      timeoutSeconds: 5,
      failureThreshold: 3,
    },
    resources: { requests, limits: filled(limits) },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: volumeMounts(context),
  })
}

/** Which replica of a StatefulSet this is. */
const podFields = [
  { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
]

function imageOf({ values: { image }, version }: ManifestContext): string {
  if (image.digest !== '') return `${image.repository}@${image.digest}`
  return `${image.repository}:${image.tag || version}`
}

function probe(context: ManifestContext, path: string): JsonObject {
  return { path, port: 'metrics', scheme: holds(when.secure, context) ? 'HTTPS' : 'HTTP' }
}

function volumeMounts(context: ManifestContext): JsonObject[] {
  const { history } = context.values
  return [
    ...(configMaps(context).length > 0
      ? [{ name: 'configuration', mountPath: configurationFolder, readOnly: true }]
      : []),
    ...endpointSecrets(context).map(({ name, folder }) => ({ name, mountPath: folder, readOnly: true })),
    ...(history.enabled ? [{ name: 'history', mountPath: historyFolder }] : []),
  ]
}

/** A StatefulSet's own claims are not among them. */
function volumes(context: ManifestContext): JsonObject[] {
  const { history } = context.values
  const claimName = history.volume.existingClaim || `${fullname(context)}-history`
  return [
    ...(configMaps(context).length > 0
      ? [{ name: 'configuration', configMap: { name: configurationName(context) } }]
      : []),
    ...endpointSecrets(context).map(({ name, secret }) => ({ name, secret: { secretName: secret } })),
    ...(holds(when.historyVolume, context)
      ? [{ name: 'history', persistentVolumeClaim: { claimName } }]
      : []),
  ]
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
