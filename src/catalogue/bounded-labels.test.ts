import { expect, test } from 'vitest'
import { boundedLabels } from './bounded-labels.ts'
import { metrics } from './metrics.ts'

test.each(Object.entries(boundedLabels))(
  '%s has the labels that are bounded, and each value once',
  (name, labels) => {
    const metric = metrics.find((one) => one.name === name)
    for (const [label, values] of Object.entries(labels)) {
      expect(metric?.labels).toContain(label)
      expect(new Set(values).size).toBe(values.length)
    }
  },
)
