import { type DemoKind, define, generationSchema } from './demo-kind.ts'

const states = {
  new: 'queued',
  creating: 'loading',
  ready: 'running',
  degraded: 'error',
  suspended: 'paused',
} as const

/** A model server whose operator knows no conditions: a lower-case state, a message, replica counts. */
export const aiService: DemoKind = {
  ...define({
    group: 'ai.acme.io',
    version: 'v1alpha1',
    kind: 'AIService',
    plural: 'aiservices',
    shortNames: ['ai'],
    description: 'A model behind an HTTP endpoint.',
    required: ['model'],
    spec: {
      model: { type: 'string' },
      replicas: { type: 'integer', default: 1 },
      suspend: { type: 'boolean', default: false },
    },
    status: {
      state: { type: 'string', enum: Object.values(states) },
      message: { type: 'string' },
      readyReplicas: { type: 'integer' },
      observedGeneration: generationSchema,
      loadedBytes: { type: 'integer', format: 'int64' },
    },
    columns: [
      { name: 'Model', type: 'string', jsonPath: '.spec.model' },
      { name: 'State', type: 'string', jsonPath: '.status.state' },
      { name: 'Loaded', type: 'integer', jsonPath: '.status.loadedBytes', priority: 1 },
    ],
  }),
  spec: (index) => ({
    model: `acme/${['chat', 'embed', 'vision', 'rank'][index % 4]}-${1 + (index % 3)}`,
    replicas: 1 + (index % 2),
  }),
  status(object, { situation }, generation) {
    if (situation.name === 'new') return undefined
    const replicas = (object.spec as { replicas: number }).replicas
    const modelBytes = 8_000_000_000
    return {
      state: states[situation.name],
      observedGeneration: generation,
      message: situation.name === 'degraded' ? situation.fault.message : '',
      readyReplicas: situation.name === 'ready' ? replicas : 0,
      loadedBytes: Math.round(modelBytes * (situation.name === 'creating' ? situation.done : 1)),
    }
  },
}
