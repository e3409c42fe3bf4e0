import {
  endpointMetrics,
  eventMetrics,
  historyMetrics,
  kindMetrics,
  type MetricDefinition,
  monitorMetrics,
  resourceMetrics,
  transitionMetrics,
  workloadMetrics,
  workloadMonitorMetrics,
} from '../../src/catalogue/index.ts'
import { type GeneratedFile, type MetricsSection, metricsReference } from '../../src/generate/index.ts'
import { ofTheProcess, writtenMetrics } from './written-metrics.ts'

const all = (...tables: Readonly<Record<string, MetricDefinition>>[]) =>
  tables.flatMap((table) => Object.values(table))
const ofResources = ({ tier }: MetricDefinition) => tier !== undefined
const others = (one: MetricDefinition) => !ofResources(one)
const observed = all(resourceMetrics, transitionMetrics, workloadMetrics, eventMetrics)

const sections: MetricsSection[] = [
  {
    title: 'Of each custom resource',
    text: `Names are the same for every kind. A series goes when its resource goes. Which tier writes what is in the column
\`tier\`: \`--tier full\` is the default up to 500,000 series, \`compact\` above; \`aggregate\` writes none of these.
Metrics that are opt-in are named without their prefix: \`--opt-in condition_reason_info\`.`,
    metrics: observed.filter(ofResources),
  },
  {
    title: 'Of each kind',
    text: 'Every tier has these. With several replicas (`--shard`) each counts its own share: take the sum over replicas.',
    metrics: [...all(kindMetrics), ...observed.filter(others)],
  },
  {
    title: 'Of Binnacle itself',
    text: 'Whether what is shown can be relied on.',
    metrics: all(workloadMonitorMetrics, historyMetrics, monitorMetrics, endpointMetrics),
  },
  {
    title: 'Of the process',
    text: `What Prometheus' client libraries tell of a process, under their names. The last three come from /proc, and are
absent where there is none.`,
    metrics: ofTheProcess,
  },
]
const told = new Set(sections.flatMap((section) => section.metrics))
const missing = writtenMetrics.filter((metric) => !told.has(metric))
if (missing.length > 0) throw new Error(`in no section: ${missing.map(({ name }) => name).join(', ')}`)

/** The page of every metric that is written, from the catalogue. */
export function metricsPage(): readonly GeneratedFile[] {
  return [{ path: 'docs/metrics.md', text: metricsReference('Metrics', sections) }]
}
