import { expect, test } from 'vitest'
import { boundedLabels, kindMetrics, monitorMetrics, resourceMetrics } from '../../src/catalogue/index.ts'
import { healthStates } from '../../src/health/index.ts'
import { tiers } from '../../src/monitor/index.ts'

test.each([
  [resourceMetrics.health.name, 'state', healthStates],
  [kindMetrics.resources.name, 'health', healthStates],
  [monitorMetrics.tier.name, 'tier', tiers],
])('the values that the catalogue gives %s are those that are written', (metric, label, written) => {
  expect(new Set(boundedLabels[metric]?.[label])).toEqual(new Set(written))
})
