import { suggestion } from '../../base/index.ts'
import { type MetricDefinition, resourceMetrics, transitionMetrics } from '../../catalogue/index.ts'
import type { OptIns } from '../../monitor/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

const all: readonly MetricDefinition[] = [
  ...Object.values(resourceMetrics),
  ...Object.values(transitionMetrics),
]
const metrics = all.filter(({ tier }) => tier !== undefined)
const names: ReadonlySet<string> = new Set(metrics.map(({ name }) => shortNameOf(name)))

/**
 * The metrics to write that are not written otherwise, by their names without prefix. Throws a `CommandError` that
 * names those there are.
 *
 * @param implied those that another option asks for
 */
export function readOptIns(asked: readonly string[], implied: readonly string[]): OptIns {
  const wanted = asked.map(shortNameOf)
  const unknown = wanted.find((name) => !names.has(name))
  if (unknown !== undefined) {
    const optional = metrics.filter(({ tier }) => tier === 'opt-in').map(({ name }) => shortNameOf(name))
    const list = `there are ${optional.join(', ')}, and for --tier compact those of tier full, which docs/metrics.md lists`
    throw misused(`--opt-in ${unknown}: there is no such metric${suggestion(unknown, names, list)}`)
  }
  for (const name of ['labels', 'annotations'])
    if (wanted.includes(name) && !implied.includes(name))
      throw misused(`--opt-in ${name}: say which with --${name}-allowlist, which is enough by itself`)
  return new Set([...wanted, ...implied])
}

function shortNameOf(metric: string): string {
  return metric.replace(/^binnacle_(cr_)?/, '')
}

function misused(message: string): CommandError {
  return new CommandError(message, exitCode.usage)
}
