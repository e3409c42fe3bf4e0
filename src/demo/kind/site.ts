import { deployment } from '../workload/deployment.ts'
import { conditionsSchema, type DemoKind, define, generationSchema } from './demo-kind.ts'
import { conditionAt } from './ready-condition.ts'

/** A web site: an abnormal-true condition beside a normal one, and replica counts of a workload. */
export const site: DemoKind = {
  ...define({
    group: 'web.acme.io',
    version: 'v1',
    kind: 'Site',
    plural: 'sites',
    description: 'A web site behind a host name.',
    required: ['host'],
    spec: { host: { type: 'string' }, replicas: { type: 'integer', default: 2 } },
    status: {
      observedGeneration: generationSchema,
      replicas: { type: 'integer' },
      availableReplicas: { type: 'integer' },
      conditions: conditionsSchema,
    },
    columns: [
      { name: 'Host', type: 'string', jsonPath: '.spec.host' },
      { name: 'Available', type: 'integer', jsonPath: '.status.availableReplicas' },
    ],
  }),
  spec: (index) => ({ host: `site-${index}.example.com`, replicas: 2 }),
  status(object, moment, generation) {
    const { situation } = moment
    if (situation.name === 'new') return undefined
    const replicas = (object.spec as { replicas: number }).replicas
    const conditions = [conditionAt('Available', moment, 'waiting for endpoints')]
    if (situation.name === 'degraded') {
      conditions.push({ ...conditionAt('Degraded', moment, ''), status: 'True' })
    }
    return {
      observedGeneration: generation,
      replicas,
      availableReplicas:
        situation.name === 'ready' ? replicas : situation.name === 'degraded' ? replicas - 1 : 0,
      conditions,
    }
  },
  owns(owner) {
    const { replicas } = owner.spec as { replicas: number }
    return deployment(owner, { container: { name: 'web', image: 'nginx:1.29' }, replicas })
  },
}
