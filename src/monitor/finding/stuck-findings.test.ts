import { describe, expect, test } from 'vitest'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import { type StuckClues, stuckFindings } from './stuck-findings.ts'

const minute = 60_000

/** What is found so many minutes after 00:00 of an object that was read then. */
async function found(text: string, minutes: number, clues: StuckClues = {}): Promise<string> {
  const bench = kindBench(crdText({ kind: 'Database' }))
  bench.list(object(text))
  await bench.clock.advance(minutes * minute)
  return [...bench.table.records()]
    .flatMap((record) => stuckFindings(record, bench.clock.now(), clues))
    .map(({ rule, field, message }) => `${rule} ${field} ${message}`)
    .join('\n')
}

const at = '"2026-01-01T00:00:00Z"'

describe('stuck is', () => {
  const progressing = `{metadata: {name: a}, status: {health: progressing, conditions: [{type: Ready, status: "False", lastTransitionTime: ${at}}]}}`
  test.each([
    [60, ''],
    [
      61,
      'stuck-progressing status.conditions[type=Ready] has been progressing for 61m (Told): its events and the log of its controller may tell why',
    ],
  ])('what progresses: after %i minutes %j', async (minutes, expected) => {
    expect(await found(progressing, minutes)).toBe(expected)
  })

  const deleted = `{metadata: {name: a, deletionTimestamp: ${at}, finalizers: [example.com/hold, other]}, status: {health: progressing}}`
  test('a deletion, with the finalizers and whose they are likely to be', async () => {
    expect(await found(deleted, 15)).toBe('')
    const ownerOf = (finalizer: string) =>
      finalizer === 'other' ? undefined : { who: 'the controller of Database', because: 'its domain' }
    expect(await found(deleted, 90, { ownerOf })).toBe(
      'stuck-terminating metadata.finalizers hold up the deletion that was asked for 90m ago: ' +
        'example.com/hold, likely to be removed by the controller of Database (its domain); other',
    )
  })

  const behind = '{metadata: {name: a, generation: 2}, status: {observedGeneration: 1}}'
  test('a status that lies behind the spec, unless that was asked for', async () => {
    expect(await found(behind, 10)).toBe('')
    expect(await found(behind, 11)).toBe(
      'not-reconciled status.observedGeneration is 1 while the spec is at 2, for 11m: is its controller running?',
    )
    expect(await found(`${behind.slice(0, -1)}, spec: {suspend: true}}`, 11)).toBe('')
  })

  test('a status that says nothing, where those of others of the kind do', async () => {
    const silent = `{metadata: {name: a, creationTimestamp: ${at}}}`
    expect(await found(silent, 11)).toBe('')
    expect(await found(silent, 10, { siblingsReport: true })).toBe('')
    expect(await found(silent, 11, { siblingsReport: true })).toMatch(
      /^never-reconciled status has no conditions 11m/,
    )
  })

  test('since when it is behind is kept from change to change, and ends with the lag', async () => {
    const bench = kindBench(crdText({ kind: 'Database' }))
    const put = (generation: number, observed: number) =>
      bench.sink.upsert(
        object(
          `{metadata: {name: a, uid: u, resourceVersion: "${generation}.${observed}", generation: ${generation}}, status: {observedGeneration: ${observed}}}`,
        ),
      )
    const since = () => bench.table.get('', 'a')?.behindSince
    put(1, 1)
    expect(since()).toBeUndefined()
    put(2, 1)
    const began = bench.clock.now()
    await bench.clock.advance(minute)
    put(3, 1)
    expect(since()).toBe(began)
    put(3, 3)
    expect(since()).toBeUndefined()
  })

  test('a condition that does not come to rest is flapping', async () => {
    const bench = kindBench(crdText({ kind: 'Database' }))
    for (let turn = 0; turn < 7; turn++) {
      bench.sink.upsert(
        object(
          `{metadata: {name: a, uid: u, resourceVersion: "${turn}"}, status: {conditions: [{type: Ready, status: "${turn % 2 === 0 ? 'True' : 'False'}"}]}}`,
        ),
      )
      await bench.clock.advance(minute)
    }
    const [record] = bench.table.records()
    expect(record && stuckFindings(record, bench.clock.now())).toMatchObject([
      {
        rule: 'flapping',
        field: 'status.conditions[type=Ready]',
        message:
          'went back and forth 6 times within half an hour, and the health that is read from it may too',
      },
    ])
  })
})
