import { gzipSync } from 'node:zlib'
import { Counter, Gauge, Histogram, Registry as OtherRegistry } from '@prometheus-io/client'
import { Exposition, Registry } from '../../src/exposition/index.ts'
import { type Figure, median, milliseconds, report } from './report.ts'

/**
 * The exporter kit beside `@prometheus-io/client`: the same registry, of counters, gauges and histograms with three
 * labels, rendered at rest and after one series in a hundred changed, in each format; and what an increment costs.
 * Usage: node test/bench/exporter.ts [most series]
 */
const most = Number(process.argv[2] ?? 100_000)
const labelNames = ['namespace', 'name', 'code'] as const
const buckets = [0.01, 0.1, 1, 10]
/** A histogram's lines with these buckets: five buckets, sum and count. */
const linesOfHistogram = 7

interface Labels extends Record<(typeof labelNames)[number], string> {}

/** One registry of either kind: what changes it, and what it answers a scrape with. */
interface Side {
  readonly change: (labels: Labels) => void
  readonly text: () => Promise<number>
  readonly openmetrics: () => Promise<number>
  readonly gzip: () => Promise<number>
}

const openMetrics = 'application/openmetrics-text; version=1.0.0; charset=utf-8'
/** Scrapes before the first that is measured: the compiler of the engine has done its work for both by then. */
const warmUps = 500
const blocks = 3

/** Label sets with which counter, gauge and histogram have `series` series together. */
function labelSets(series: number): Labels[] {
  return Array.from({ length: Math.ceil(series / (2 + linesOfHistogram)) }, (_, index) => ({
    namespace: `team-${index % 40}`,
    name: `workload-${Math.floor(index / 5).toString(36)}`,
    code: String(200 + (index % 5)),
  }))
}

function ours(sets: readonly Labels[]): Side {
  const registry = new Registry({ seriesLimit: Number.POSITIVE_INFINITY })
  const labels = labelNames
  const counter = registry.counter({ name: 'bench_requests_total', help: 'Requests.', labels })
  const gauge = registry.gauge({ name: 'bench_queue_length', help: 'Queue.', labels })
  const histogram = registry.histogram({ name: 'bench_wait_seconds', help: 'Wait.', labels }, buckets)
  const exposition = new Exposition({ families: () => registry.families() })
  const change = (set: Labels) => {
    counter.labels(set).inc()
    gauge.labels(set).inc()
    histogram.labels(set).observe(0.5)
  }
  for (const set of sets) change(set)
  const bytes = async (accept: string, acceptEncoding?: string) => {
    let sum = 0
    for (const part of exposition.scrape({ accept, acceptEncoding }).body) sum += part.length
    return sum
  }
  return {
    change,
    text: () => bytes('text/plain'),
    openmetrics: () => bytes(openMetrics),
    gzip: () => bytes(openMetrics, 'gzip'),
  }
}

function theirs(sets: readonly Labels[]): Side {
  const registry = new OtherRegistry()
  const common = { labelNames: [...labelNames], registers: [registry] }
  const counter = new Counter({ ...common, name: 'bench_requests_total', help: 'Requests.' })
  const gauge = new Gauge({ ...common, name: 'bench_queue_length', help: 'Queue.' })
  const histogram = new Histogram({ ...common, name: 'bench_wait_seconds', help: 'Wait.', buckets })
  const change = (set: Labels) => {
    counter.inc({ ...set })
    gauge.inc({ ...set })
    histogram.observe({ ...set }, 0.5)
  }
  for (const set of sets) change(set)
  return {
    change,
    text: async () => Buffer.from(await registry.metrics()).length,
    openmetrics: async () => {
      registry.setContentType(openMetrics)
      return Buffer.from(await registry.metrics()).length
    },
    // As express-prom-bundle and others that compress do it: the whole body anew.
    gzip: async () => gzipSync(await registry.metrics()).length,
  }
}

async function time(runs: number, work: () => Promise<number>, before: () => void): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    before()
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

async function compare(series: number): Promise<Figure[]> {
  const sets = labelSets(series)
  const [own, other] = [ours(sets), theirs(sets)]
  const runs = series > 50_000 ? 5 : series > 5_000 ? 15 : warmUps
  const touch = (side: Side) => () => {
    for (let index = 0; index < sets.length; index += 100) {
      const set = sets[Math.floor(Math.random() * sets.length)]
      if (set) side.change(set)
    }
  }
  const figures: Figure[] = []
  for (const form of ['text', 'openmetrics', 'gzip'] as const)
    for (const state of ['at rest', '1 % changed'] as const) {
      const measure = async (side: Side) => {
        for (let run = 0; run < Math.min(runs, warmUps); run++) await side[form]()
        return time(runs, side[form], state === 'at rest' ? () => {} : touch(side))
      }
      let [mine, others] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      // In turns, the quietest of each: others are on the machine too.
      for (let block = 0; block < blocks; block++) {
        mine = Math.min(mine, await measure(own))
        others = Math.min(others, await measure(other))
      }
      const value = `${milliseconds(mine)}, client ${milliseconds(others)}, ${(others / mine).toFixed(1)} times`
      figures.push({ what: `${series.toLocaleString('en')} series, ${form}, ${state}`, value })
    }
  return figures
}

/** Nanoseconds for one call, the best of many short rounds: others are on the machine too. */
function nanoseconds(calls: number, work: (index: number) => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 40; round++) {
    const start = performance.now()
    for (let index = 0; index < calls; index++) work(index)
    best = Math.min(best, ((performance.now() - start) / calls) * 1e6)
  }
  return best
}

function increments(): Figure[] {
  const sets = labelSets(9 * 200)
  const definition = { name: 'bench_calls_total', help: 'Calls.' }
  const counter = new Registry().counter({ ...definition, labels: labelNames })
  const other = new Counter({ ...definition, labelNames: [...labelNames], registers: [new OtherRegistry()] })
  const setOf = (index: number) => {
    const { namespace, name, code } = sets[index % sets.length] as Labels
    return { namespace, name, code }
  }
  const bound = counter.labels(setOf(0))
  const otherBound = other.labels(setOf(0))
  const pair = (what: string, mine: number, others: number, target: string): Figure => ({
    what,
    value: `${mine.toFixed(1)} ns, client ${others.toFixed(1)} ns`,
    target,
  })
  return [
    pair(
      'inc of a bound child',
      nanoseconds(1e6, () => bound.inc()),
      nanoseconds(1e5, () => otherBound.inc()),
      '< 5 ns',
    ),
    pair(
      'inc with an object of three labels',
      nanoseconds(1e5, (index) => counter.labels(setOf(index)).inc()),
      nanoseconds(1e5, (index) => other.inc(setOf(index))),
      '< 150 ns',
    ),
  ]
}

const figures = increments()
for (let series = 100; series <= most; series *= 10) figures.push(...(await compare(series)))
report('exporter kit beside @prometheus-io/client', figures)
