import { conditionsSchema, type DemoKind, define } from './demo-kind.ts'
import { conditionAt } from './ready-condition.ts'

const phases = {
  new: 'Pending',
  creating: 'Provisioning',
  ready: 'Available',
  degraded: 'Failed',
  suspended: 'Stopped',
} as const

/** A managed database: a phase from a list beside its conditions, and no observedGeneration. */
export const database: DemoKind = {
  ...define({
    group: 'acme.io',
    version: 'v1',
    kind: 'Database',
    plural: 'databases',
    shortNames: ['db'],
    description: 'A database on a shared server.',
    required: ['engine'],
    spec: {
      engine: { type: 'string', enum: ['postgres', 'mysql', 'mariadb'] },
      replicas: { type: 'integer', minimum: 1, maximum: 5, default: 1 },
      size: { type: 'string', default: '5Gi' },
    },
    status: {
      phase: { type: 'string', enum: Object.values(phases) },
      message: { type: 'string' },
      endpoint: { type: 'string' },
      replicas: { type: 'integer' },
      conditions: conditionsSchema,
    },
    columns: [
      { name: 'Engine', type: 'string', jsonPath: '.spec.engine' },
      { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
      { name: 'Endpoint', type: 'string', jsonPath: '.status.endpoint', priority: 1 },
    ],
    scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
  }),
  spec: (index) => ({ engine: ['postgres', 'mysql', 'mariadb'][index % 3], replicas: 1 + (index % 2) }),
  status(object, moment) {
    const { situation } = moment
    if (situation.name === 'new') return undefined
    const { name, namespace } = object.metadata
    const replicas = (object.spec as { replicas: number }).replicas
    return {
      phase: phases[situation.name],
      ...(situation.name === 'degraded' && { message: situation.fault.message }),
      ...(situation.name === 'ready' && { endpoint: `${name}.${namespace}.svc:5432` }),
      replicas: situation.name === 'ready' ? replicas : 0,
      conditions: [conditionAt('Available', moment, 'waiting for the server to create the database')],
    }
  },
}
