import { expect, test } from 'vitest'
import { type Logger, silentLogger } from '../../../base/index.ts'
import { workloadBench } from '../fixture/workload-bench.ts'
import { DriftSweep, type DriftSweepOptions } from './drift-sweep.ts'

function sweepOf(fetch: DriftSweepOptions['fetcher']['fetch']) {
  const { clock, resource } = workloadBench()
  const one = resource('one {metadata: {generation: 1}}')
  const errors: string[] = []
  const logger: Logger = { ...silentLogger, error: (message) => errors.push(message) }
  const changes: string[] = []
  const subject = new DriftSweep({
    fetcher: { fetch },
    clock,
    random: () => 0.5,
    logger,
    find: (uid) => (uid === 'one' ? one : undefined),
    onChange: ({ name }) => changes.push(name),
  })
  const ending = new AbortController()
  subject.start(ending.signal)
  return { clock, one, errors, changes, subject, ending }
}

test('what a resource asks for is read once its controller had time to follow', async () => {
  const { clock, one, changes, subject, ending } = sweepOf(async () => ({
    object: {
      apiVersion: 'example.com/v1',
      kind: 'Database',
      metadata: { namespace: 'shop', name: 'one', uid: 'one', generation: 1 },
      spec: { replicas: 3 },
    },
  }))
  subject.follow(one)
  await clock.advance(119_000)
  expect(subject.wantedOf(one)).toBeUndefined()
  await clock.advance(1_000)
  expect(subject.wantedOf(one)?.whole).toEqual({ replicas: 3 })
  expect(changes).toEqual(['one'])
  ending.abort()
  await subject.stop()
})

test('a defect ends the sweep and nothing else: it is logged, told, and waited for no longer', async () => {
  const { clock, one, errors, subject } = sweepOf(() => {
    throw new TypeError('it is broken')
  })
  expect(subject.problem).toBeUndefined()
  subject.follow(one)
  await clock.advance(120_000)
  expect(errors).toEqual(['drift is no longer looked for: a defect ended the sweep'])
  expect(subject.problem).toBe('a defect ended the sweep: TypeError: it is broken')
  await subject.stop()
})
