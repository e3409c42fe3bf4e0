import type { KubernetesObject } from '../../../src/object/index.ts'

/** What there is of each kind, and what an object of the load is. About 2 KB each, as a real resource has. */
export const group = 'load.example.dev'

export interface LoadKind {
  readonly kind: string
  readonly plural: string
}

export function loadKinds(count: number): LoadKind[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = `Load${String(index).padStart(2, '0')}`
    return { kind, plural: `${kind.toLowerCase()}s` }
  })
}

const condition = {
  type: 'object',
  required: ['type', 'status'],
  properties: Object.fromEntries(
    ['type', 'status', 'reason', 'message', 'lastTransitionTime'].map((name) => [name, { type: 'string' }]),
  ),
}

/** The CustomResourceDefinition of a kind, established. */
export function definitionOf({ kind, plural }: LoadKind, resourceVersion: number): KubernetesObject {
  const spec = {
    type: 'object',
    properties: {
      replicas: { type: 'integer' },
      version: { type: 'string' },
      image: { type: 'string' },
      storage: { type: 'object', properties: { size: { type: 'string' }, class: { type: 'string' } } },
      parameters: { type: 'object', additionalProperties: { type: 'string' } },
    },
  }
  const status = {
    type: 'object',
    properties: {
      phase: { type: 'string', enum: ['Pending', 'Running', 'Failed'] },
      replicas: { type: 'integer' },
      readyReplicas: { type: 'integer' },
      version: { type: 'string' },
      observedGeneration: { type: 'integer', format: 'int64' },
      conditions: { type: 'array', items: condition },
    },
  }
  const version = {
    name: 'v1',
    served: true,
    storage: true,
    subresources: { status: {} },
    schema: { openAPIV3Schema: { type: 'object', properties: { spec, status } } },
    additionalPrinterColumns: [
      { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
      { name: 'Replicas', type: 'integer', jsonPath: '.spec.replicas' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ],
  }
  const at = '2026-01-01T00:00:00Z'
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      uid: `definition-${plural}`,
      resourceVersion: String(resourceVersion),
      creationTimestamp: at,
    },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [version],
    },
    status: {
      acceptedNames: { kind, plural },
      storedVersions: ['v1'],
      conditions: ['NamesAccepted', 'Established'].map((type) => ({
        type,
        status: 'True',
        reason: 'Load',
        lastTransitionTime: at,
      })),
    },
  }
}

/** What changes of an object; all else follows from its number. */
export interface LoadState {
  readonly index: number
  readonly resourceVersion: number
  /** How often its status turned; even is ready. */
  readonly turns: number
  readonly turnedAt: number
  readonly replicas: number
}

export function objectText({ kind }: LoadKind, state: LoadState): string {
  const { index, resourceVersion, turns, turnedAt, replicas } = state
  const name = `resource-${String(index).padStart(6, '0')}`
  const ready = (turns + index) % 20 !== 0 && turns % 2 === 0
  const at = new Date(turnedAt).toISOString().replace(/\.\d+/, '')
  const is = (type: string, value: boolean) => ({
    type,
    status: value ? 'True' : 'False',
    reason: value ? 'AsExpected' : 'CrashLoopBackOff',
    message: value ? '' : `container main of ${name} restarts again and again`,
    lastTransitionTime: at,
  })
  return JSON.stringify({
    apiVersion: `${group}/v1`,
    kind,
    metadata: {
      name,
      namespace: `team-${index % 50}`,
      uid: `${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`,
      resourceVersion: String(resourceVersion),
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: {
        'app.kubernetes.io/name': kind,
        'app.kubernetes.io/instance': name,
        team: `team-${index % 50}`,
      },
      annotations: { 'example.dev/checksum': `${(index * 2654435761) >>> 0}`.repeat(3) },
      managedFields: [
        {
          manager: 'kubectl',
          operation: 'Apply',
          apiVersion: `${group}/v1`,
          time: '2026-01-01T00:00:00Z',
          fieldsType: 'FieldsV1',
          fieldsV1,
        },
      ],
    },
    spec: {
      replicas,
      version: '14.2',
      image: `registry.example/load:${index % 7}`,
      storage: { size: '10Gi', class: 'fast' },
      parameters,
    },
    status: {
      phase: ready ? 'Running' : 'Failed',
      replicas,
      readyReplicas: ready ? replicas : 0,
      version: '14.2',
      observedGeneration: 1,
      conditions: [is('Ready', ready), is('Synced', true), is('Scheduled', true)],
    },
  })
}

const parameters = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`parameter_${index}`, `value of ${index}`]),
)
const fieldsV1 = {
  'f:spec': {
    'f:replicas': {},
    'f:version': {},
    'f:image': {},
    'f:storage': { 'f:size': {}, 'f:class': {} },
    'f:parameters': Object.fromEntries(Object.keys(parameters).map((name) => [`f:${name}`, {}])),
  },
}
