import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { datasource } from './panel/datasource.ts'

interface QueryVariable {
  readonly name: string
  readonly label: string
  readonly description?: string
  /** A metric with its matchers, from whose label of that name (or `from`) the choices come. */
  readonly series: string
  readonly from?: string
  /** One choice instead of several. */
  readonly single?: true
  /** What all stands for: every value, no value too (`.*`), or the values that there are to choose (`listed`). */
  readonly all?: '.+' | '.*' | 'listed'
  readonly hidden?: true
  /** The last by the alphabet first, and chosen if nothing else is. */
  readonly lastFirst?: true
}

export function datasourceVariable() {
  return new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus')
}

/** A choice among the values of a label, asked anew when the time range changes. */
export function labelVariable(options: QueryVariable) {
  const { name, label, description, series, from, single, all, hidden, lastFirst } = options
  const variable = new QueryVariableBuilder(name)
    .label(label)
    .datasource(datasource)
    .query({ qryType: 1, query: `label_values(${series}, ${from ?? name})`, refId: `variable-${name}` })
    .definition(`label_values(${series}, ${from ?? name})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(lastFirst ? VariableSort.AlphabeticalDesc : VariableSort.AlphabeticalAsc)
  if (description !== undefined) variable.description(description)
  if (!single) variable.multi(true)
  if (all !== undefined) {
    variable.includeAll(true)
    if (all !== 'listed') variable.allValue(all)
    variable.current({
      selected: true,
      text: single ? 'All' : ['All'],
      value: single ? '$__all' : ['$__all'],
    })
  }
  if (hidden) variable.hide(VariableHide.HideVariable)
  return variable
}

/** Data source, cluster, job and instance: what every dashboard begins with. `metric` is one that its targets have. */
export function targetVariables(metric: string, options: { readonly instance?: 'hidden' } = {}) {
  const cluster = labelVariable({
    name: 'cluster',
    label: 'Cluster',
    description: 'The label that Prometheus servers of several clusters add; All where there is none.',
    series: metric,
    all: '.*',
  })
  const job = labelVariable({
    name: 'job',
    label: 'Job',
    series: `${metric}{cluster=~"$cluster"}`,
    // Of process_* and up every job has series: all of them would be all of the cluster.
    all: 'listed',
  })
  const instance = labelVariable({
    name: 'instance',
    label: 'Instance',
    series: `${metric}{cluster=~"$cluster", job=~"$job"}`,
    all: '.+',
    ...(options.instance === 'hidden' && { hidden: true }),
  })
  return [datasourceVariable(), cluster, job, instance]
}

/** The same, and one kind. */
export function kindVariables() {
  return [
    ...targetVariables('binnacle_build_info', { instance: 'hidden' }),
    labelVariable({
      name: 'group',
      label: 'Group',
      series: 'binnacle_cr_resources{cluster=~"$cluster", job=~"$job"}',
      single: true,
    }),
    labelVariable({
      name: 'kind',
      label: 'Kind',
      series: 'binnacle_cr_resources{cluster=~"$cluster", job=~"$job", group="$group"}',
      single: true,
    }),
  ]
}

/** The same, and one resource. A resource of the cluster has no namespace, which All matches. */
export function resourceVariables() {
  const kind = 'cluster=~"$cluster", job=~"$job", group="$group", kind="$kind"'
  return [
    ...kindVariables(),
    labelVariable({
      name: 'namespace',
      label: 'Namespace',
      series: `binnacle_cr_info{${kind}}`,
      single: true,
      all: '.*',
    }),
    labelVariable({
      name: 'name',
      label: 'Name',
      series: `binnacle_cr_info{${kind}, namespace=~"$namespace"}`,
      single: true,
    }),
  ]
}
