import { describe, expect, test } from 'vitest'
import { scrapedMetrics } from './scraped-metrics.ts'

/** Names that upstream gave against the rule that only counters end in `_total`. */
const misnamed = new Set(['container_fs_inodes_total'])
const misnamedCounters = new Set([
  'container_memory_failcnt',
  'apiserver_admission_webhook_rejection_count',
  'apiserver_admission_webhook_fail_open_count',
])

describe('the metrics of others', () => {
  test('are named once each', () => {
    const names = scrapedMetrics.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('have names without the suffixes that are added to them', () => {
    const suffixed = scrapedMetrics.filter(
      ({ name, type }) =>
        (type === 'histogram' || type === 'summary') && /_(bucket|sum|count|total)$/.test(name),
    )
    expect(suffixed).toEqual([])
  })

  test('are counters when their names end in _total, but where upstream misnamed them', () => {
    for (const { name, type } of scrapedMetrics)
      if (!misnamed.has(name) && !misnamedCounters.has(name))
        expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter'])
  })

  test('bound only labels that they have', () => {
    for (const { name, labels, values = {} } of scrapedMetrics)
      for (const label of Object.keys(values))
        expect([name, labels]).toEqual([name, expect.arrayContaining([label])])
  })

  test('name each label once, and none that a format adds', () => {
    for (const { name, labels } of scrapedMetrics) {
      expect([name, new Set(labels).size]).toEqual([name, labels.length])
      expect([name, labels.filter((label) => label === 'le' || label === 'quantile')]).toEqual([name, []])
    }
  })
})
