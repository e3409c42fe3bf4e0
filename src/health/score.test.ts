import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../object/index.ts'
import { assess } from './index.ts'

const file = path.resolve(import.meta.dirname, '../../../shared/data/argo-health/cases.jsonl')
const required = process.env.BINNACLE_REQUIRE?.includes('data') === true

/**
 * Floors under the scores on cases that hand-written rules judged, so that no change loses what was reached
 * without being noticed. `npm run score:health` tells more.
 */
describe.skipIf(!existsSync(file) && !required)('on the cases of hand-written rules', () => {
  const cases = () =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { expected: string; object: KubernetesObject })
      .map(({ expected, object }) => ({ expected, said: assess(object).state }))

  const label = (state: string) => (state === 'terminating' ? 'progressing' : state)
  const map = (expected: string) => (expected === 'Missing' ? 'unknown' : expected.toLowerCase())

  test('most verdicts agree, few failures are called healthy, few healthy ones failed', () => {
    const all = cases()
    const share = (part: typeof all, holds: (one: (typeof all)[number]) => boolean) =>
      part.filter(holds).length / part.length
    const degraded = all.filter(({ expected }) => expected === 'Degraded')
    const healthy = all.filter(({ expected }) => expected === 'Healthy')
    expect(share(all, ({ expected, said }) => map(expected) === label(said))).toBeGreaterThan(0.78)
    expect(share(degraded, ({ said }) => said === 'healthy')).toBeLessThan(0.06)
    expect(share(healthy, ({ said }) => said === 'degraded')).toBeLessThan(0.03)
  })
})
