import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { MetricDefinition } from '../../src/catalogue/index.ts'
import type { GeneratedFile } from '../../src/generate/index.ts'
import { writtenMetrics } from './written-metrics.ts'

const file = 'test/metrics.txt'

/** What others rely on of a metric: its name, type and labels. */
export function snapshotLine({
  name,
  type,
  labels,
}: Pick<MetricDefinition, 'name' | 'type' | 'labels'>): string {
  return [name, type, ...labels].join(' ')
}

/**
 * The metrics that were promised, a line each: those that the file has, and those that are new. What is gone from the
 * source stays here, so that test/metrics.test.ts tells of it; only a person takes a line out.
 */
export function metricsSnapshot(): readonly GeneratedFile[] {
  const promised = readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8')
  const names = new Set(promised.split('\n').map((line) => line.split(' ')[0]))
  const added = writtenMetrics.filter(({ name }) => !names.has(name)).map(snapshotLine)
  const lines = [...promised.split('\n'), ...added].filter((line) => line !== '')
  return [{ path: file, text: `${lines.toSorted().join('\n')}\n` }]
}
