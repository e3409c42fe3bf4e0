import { statefulSet } from '../workload/stateful-set.ts'
import { conditionsSchema, type DemoKind, define, generationSchema } from './demo-kind.ts'
import { conditionAt, settledCondition } from './ready-condition.ts'

/** QuestDB: two conditions that have to agree, and a heartbeat. */
export const questDb: DemoKind = {
  ...define({
    group: 'questdb.acme.io',
    version: 'v1beta1',
    kind: 'QuestDB',
    plural: 'questdbs',
    description: 'A QuestDB time-series database.',
    required: ['image'],
    spec: {
      image: { type: 'string' },
      volumeSize: { type: 'string', default: '20Gi' },
    },
    status: {
      observedGeneration: generationSchema,
      volumeSize: { type: 'string' },
      lastCheckTime: { type: 'string', format: 'date-time' },
      conditions: conditionsSchema,
    },
    columns: [
      { name: 'Image', type: 'string', jsonPath: '.spec.image' },
      { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
    ],
  }),
  spec: (index) => ({ image: 'questdb/questdb:9.1.0', volumeSize: `${20 + 20 * (index % 4)}Gi` }),
  status(object, moment, generation) {
    if (moment.situation.name === 'new') return undefined
    const spec = object.spec as { volumeSize: string }
    return {
      observedGeneration: generation,
      volumeSize: spec.volumeSize,
      conditions: [
        { ...conditionAt('Ready', moment, 'the volume is being formatted'), observedGeneration: generation },
        moment.situation.name === 'degraded'
          ? conditionAt('StorageReady', moment, '')
          : settledCondition('StorageReady', 'Bound', object),
      ],
    }
  },
  owns(owner) {
    const { image, volumeSize: storage } = owner.spec as { image: string; volumeSize: string }
    return statefulSet(owner, { container: { name: 'questdb', image }, replicas: 1, storage, port: 9000 })
  },
  heartbeat: 'lastCheckTime',
}
