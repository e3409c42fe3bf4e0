import { formatTime } from '../../object/index.ts'
import { job } from '../workload/job.ts'
import { type DemoKind, define } from './demo-kind.ts'

const reference = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' } },
}

const phases = {
  new: 'Pending',
  creating: 'Running',
  ready: 'Succeeded',
  degraded: 'Failed',
  suspended: 'Suspended',
} as const

/** A job-like kind: it runs, and then it is done. */
export const backup: DemoKind = {
  ...define({
    group: 'backup.acme.io',
    version: 'v1',
    kind: 'Backup',
    plural: 'backups',
    description: 'One backup of a database, taken once.',
    required: ['database'],
    spec: {
      database: { type: 'string' },
      suspend: { type: 'boolean' },
      configMapRef: reference,
      credentialsSecret: reference,
    },
    status: {
      phase: { type: 'string', enum: Object.values(phases) },
      reason: { type: 'string' },
      message: { type: 'string' },
      completionTime: { type: 'string', format: 'date-time' },
      bytes: { type: 'integer', format: 'int64' },
    },
    columns: [
      { name: 'Database', type: 'string', jsonPath: '.spec.database' },
      { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
      { name: 'Bytes', type: 'integer', jsonPath: '.status.bytes' },
      { name: 'Completed', type: 'date', jsonPath: '.status.completionTime' },
    ],
  }),
  spec: (index) => ({
    database: ['orders', 'users', 'billing'][index % 3],
    configMapRef: { name: 'backup-settings' },
    credentialsSecret: { name: 's3' },
  }),
  status(_, { situation, since }) {
    if (situation.name === 'new') return undefined
    const bytes = 734_003_200
    return {
      phase: phases[situation.name],
      ...(situation.name === 'degraded' && situation.fault),
      ...(situation.name === 'ready' && { completionTime: formatTime(since), bytes }),
      ...(situation.name === 'creating' && { bytes: Math.round(bytes * situation.done) }),
    }
  },
  owns: (owner) => job(owner, { name: 'dump', image: 'registry.example.com/backup:2.1.0' }),
}
