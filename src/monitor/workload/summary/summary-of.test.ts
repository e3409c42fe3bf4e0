import { describe, expect, test } from 'vitest'
import { workloadBench } from '../fixture/workload-bench.ts'

const ready = '{status: {phase: Running, conditions: [{type: Ready, status: "True"}]}}'
const crashing =
  '{status: {phase: Running, containerStatuses: [{name: c, restartCount: 3, state: {waiting: {reason: CrashLoopBackOff}}}]}}'
const rolledOut =
  '{spec: {replicas: 1}, status: {replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1}}'
const rollingOut = '{spec: {replicas: 1}, status: {replicas: 1}}'
const failed = (created: string) =>
  `{metadata: {creationTimestamp: "${created}"}, status: {conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded}]}}`
const complete = (created: string) =>
  `{metadata: {creationTimestamp: "${created}"}, status: {conditions: [{type: Complete, status: "True"}]}}`

function summaryFor(...objects: [kind: string, text: string][]) {
  const bench = workloadBench()
  bench.resource('db')
  for (const [kind, text] of objects) bench.put(kind, text)
  return bench.summary('db')
}
const causes = (...objects: [kind: string, text: string][]) =>
  summaryFor(...objects)?.causes.map(({ ref, reason }) => `${ref.kind} ${ref.name} ${reason}`)

describe('what counts as a cause', () => {
  test('a pod that crashes, before the workload that waits for it', () => {
    expect(
      causes(
        ['Deployment', `web < db ${rollingOut}`],
        ['ReplicaSet', 'rs < web'],
        ['Pod', `p < rs ${crashing}`],
      ),
    ).toEqual(['Pod p CrashLoopBackOff'])
  })

  test('not a pod whose workload has all it wants, past its ReplicaSet', () => {
    expect(
      causes(
        ['Deployment', `web < db ${rolledOut}`],
        ['ReplicaSet', 'rs < web'],
        ['Pod', `p < rs ${crashing}`],
      ),
    ).toEqual([])
  })

  test('not a pod that has ended', () => {
    expect(causes(['Pod', 'p < db {status: {phase: Failed, reason: Evicted}}'])).toEqual([])
  })

  test('of the Jobs of one owner the newest alone', () => {
    const [first, second] = ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z']
    expect(causes(['Job', `a < db ${failed(first)}`], ['Job', `b < db ${complete(second)}`])).toEqual([])
    expect(causes(['Job', `a < db ${complete(first)}`], ['Job', `b < db ${failed(second)}`])).toEqual([
      'Job b BackoffLimitExceeded',
    ])
  })

  test('three at most', () => {
    const pods = ['a', 'b', 'c', 'd'].map((name): [string, string] => ['Pod', `${name} < db ${crashing}`])
    expect(causes(...pods)).toHaveLength(3)
  })
})

describe('what workloads come to', () => {
  test.each([
    ['all well', [['Deployment', `web < db ${rolledOut}`]], 'healthy'],
    [
      'one under way',
      [
        ['Deployment', `web < db ${rolledOut}`],
        ['Deployment', `api < db ${rollingOut}`],
      ],
      'progressing',
    ],
    [
      'one that fails',
      [
        ['Deployment', `web < db ${rolledOut}`],
        ['Pod', `p < db ${crashing}`],
      ],
      'degraded',
    ],
    ['all paused', [['Deployment', 'web < db {spec: {paused: true}}']], 'suspended'],
    ['none of them', [['ConfigMap', 'settings < db']], undefined],
  ] as [string, [string, string][], string | undefined][])('%s', (_, objects, state) => {
    expect(summaryFor(...objects)?.state).toBe(state)
  })
})

describe('what is counted', () => {
  test('objects by kind and state, pods with what they belong to, replicas', () => {
    const summary = summaryFor(
      ['Deployment', `web < db ${rolledOut}`],
      ['ReplicaSet', 'rs < web'],
      ['Pod', `p < rs ${ready}`],
      ['StatefulSet', 'set < db {spec: {replicas: 2}, status: {readyReplicas: 1}}'],
      ['Pod', `q < set ${crashing}`],
      ['Pod', `r < db ${ready}`],
    )
    expect(summary?.objects.map(({ kind, state, count }) => `${kind} ${state} ${count}`)).toEqual([
      'Deployment healthy 1',
      'Pod degraded 1',
      'Pod healthy 2',
      'ReplicaSet  1',
      'StatefulSet progressing 1',
    ])
    expect(
      summary?.pods.map((pod) => `${pod.name} ${pod.ownerKind}/${pod.ownerName} ${pod.restarts}`),
    ).toEqual(['p Deployment/web 0', 'q StatefulSet/set 3', 'r Database/db 0'])
    expect(summary?.workloads.map(({ name, wanted, ready }) => `${name} ${ready}/${wanted}`)).toEqual([
      'set 1/2',
      'web 1/1',
    ])
  })

  test('for the outermost resource alone, while a failure is told to every one above it', () => {
    const bench = workloadBench()
    bench.resource('cluster')
    bench.resource('node < cluster')
    bench.put('Pod', `p < node ${crashing}`)
    expect(bench.summary('cluster')?.pods).toHaveLength(1)
    expect(bench.summary('node')?.pods).toEqual([])
    for (const uid of ['cluster', 'node']) expect(bench.summary(uid)?.causes).toHaveLength(1)
    expect(bench.changed()).toEqual(['cluster', 'node'])
  })

  test('nothing is said of a resource that owns nothing', () => {
    expect(summaryFor()).toBeUndefined()
  })
})
