import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess, noOverrides } from '../../src/health/index.ts'
import type { KubernetesObject } from '../../src/object/index.ts'
import { describeData, sharedData } from './shared-data.ts'

const file = 'argo-health/cases.jsonl'

/**
 * Floors under the scores on cases that hand-written rules judged, so that no change loses what was reached
 * without being noticed. `npm run score:health` tells more.
 */
describeData('on the cases of hand-written rules', [file], () => {
  const cases = () =>
    readFileSync(sharedData(file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { expected: string; object: KubernetesObject })
      .map(({ expected, object }) => ({ expected, said: assess(object, { overrides: noOverrides }).state }))

  const label = (state: string) => (state === 'terminating' ? 'progressing' : state)
  const map = (expected: string) => (expected === 'Missing' ? 'unknown' : expected.toLowerCase())

  test('most verdicts agree, few failures are called healthy, few healthy ones failed', () => {
    const all = cases()
    const share = (part: typeof all, holds: (one: (typeof all)[number]) => boolean) =>
      part.filter(holds).length / part.length
    const degraded = all.filter(({ expected }) => expected === 'Degraded')
    const healthy = all.filter(({ expected }) => expected === 'Healthy')
    expect(share(all, ({ expected, said }) => map(expected) === label(said))).toBeGreaterThan(0.81)
    expect(share(degraded, ({ said }) => said === 'healthy')).toBeLessThan(0.04)
    expect(share(healthy, ({ said }) => said === 'degraded')).toBeLessThan(0.02)
  })
})
