import {
  CustomVariableBuilder,
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
  /** What all stands for; absent of a single choice that has to be made. */
  readonly all?: '.+' | '.*'
  readonly hidden?: true
}

export function datasourceVariable() {
  return new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus')
}

/** A choice among the values of a label, asked anew when the time range changes. */
export function labelVariable(options: QueryVariable) {
  const { name, label, description, series, from, single, all, hidden } = options
  const variable = new QueryVariableBuilder(name)
    .label(label)
    .datasource(datasource)
    .query({ qryType: 1, query: `label_values(${series}, ${from ?? name})`, refId: `variable-${name}` })
    .definition(`label_values(${series}, ${from ?? name})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
  if (description !== undefined) variable.description(description)
  if (!single) variable.multi(true)
  if (all !== undefined) {
    variable.includeAll(true).allValue(all)
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
    all: '.+',
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

export function customVariable(name: string, label: string, description: string, values: readonly string[]) {
  return new CustomVariableBuilder(name).label(label).description(description).values(values.join(','))
}
