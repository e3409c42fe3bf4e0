import { conditionsSchema, type DemoKind, define, generationSchema } from './demo-kind.ts'
import { conditionAt } from './ready-condition.ts'

/** Replicated MySQL: conditions beside replica counts and versions, as most operators built with kubebuilder. */
export const mySqlCluster: DemoKind = {
  ...define({
    group: 'mysql.acme.io',
    version: 'v1',
    kind: 'MySqlCluster',
    plural: 'mysqlclusters',
    shortNames: ['mysql'],
    description: 'A replicated MySQL database.',
    required: ['replicas', 'version'],
    spec: {
      replicas: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
      version: { type: 'string' },
      storage: { type: 'string', default: '10Gi' },
      paused: { type: 'boolean' },
    },
    status: {
      replicas: { type: 'integer' },
      readyReplicas: { type: 'integer' },
      version: { type: 'string' },
      observedGeneration: generationSchema,
      conditions: conditionsSchema,
    },
    columns: [
      { name: 'Replicas', type: 'integer', jsonPath: '.spec.replicas' },
      { name: 'Ready', type: 'integer', jsonPath: '.status.readyReplicas' },
      { name: 'Version', type: 'string', jsonPath: '.status.version' },
    ],
    scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
  }),
  spec: (index) => ({
    replicas: index % 3 === 0 ? 5 : 3,
    version: '8.4.3',
    storage: `${10 * (index + 1)}Gi`,
  }),
  status(object, moment, generation) {
    const { situation } = moment
    if (situation.name === 'new') return undefined
    const spec = object.spec as { replicas: number; version: string }
    const share = { creating: 0.5, ready: 1, degraded: 0.7, suspended: 0 }[situation.name]
    const readyReplicas = Math.floor(spec.replicas * (situation.name === 'creating' ? situation.done : share))
    return {
      replicas: situation.name === 'suspended' ? 0 : spec.replicas,
      readyReplicas,
      version: spec.version,
      observedGeneration: generation,
      conditions: [
        conditionAt('Ready', moment, `${readyReplicas} of ${spec.replicas} replicas are ready`),
        {
          ...conditionAt('Initialized', { ...moment, situation: { name: 'ready' } }, ''),
          reason: 'Bootstrapped',
        },
      ],
    }
  },
}
