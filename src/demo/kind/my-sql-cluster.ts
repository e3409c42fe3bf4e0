import { statefulSet } from '../workload/stateful-set.ts'
import { conditionsSchema, type DemoKind, define, generationSchema } from './demo-kind.ts'
import { conditionAt, settledCondition } from './ready-condition.ts'

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
    replicas: index % 4 === 3 ? 5 : 3,
    version: '8.4.3',
    storage: `${10 * (index + 1)}Gi`,
  }),
  status(object, moment, generation) {
    const { situation } = moment
    if (situation.name === 'new') return undefined
    const spec = object.spec as { replicas: number; version: string }
    const readyReplicas = {
      creating: Math.floor(spec.replicas * (situation.name === 'creating' ? situation.done : 0)),
      ready: spec.replicas,
      degraded: spec.replicas - 1,
      suspended: 0,
    }[situation.name]
    return {
      replicas: situation.name === 'suspended' ? 0 : spec.replicas,
      readyReplicas,
      version: spec.version,
      observedGeneration: generation,
      conditions: [
        conditionAt('Ready', moment, `${readyReplicas} of ${spec.replicas} replicas are ready`),
        settledCondition('Initialized', 'Bootstrapped', object),
      ],
    }
  },
  owns(owner) {
    const { replicas, version, storage } = owner.spec as {
      replicas: number
      version: string
      storage: string
    }
    const container = { name: 'mysql', image: `registry.example.com/mysql:${version}` }
    return statefulSet(owner, { container, replicas, storage, port: 3306 })
  },
}
