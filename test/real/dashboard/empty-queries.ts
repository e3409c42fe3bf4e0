import { prometheus3Recipe, prometheusRecipe } from '../component/recipe.ts'

/** Queries that give no data on the run of the test, by their name, each with the reason. */
export const emptyQueries: Readonly<Record<string, string>> = {
  'Operator / Panics, time-outs and terminal errors / A': 'no reconcile panics, and the panel says so',
  'Operator / Panics, time-outs and terminal errors / B': 'no reconcile times out, and the panel says so',
  'Operator / Panics, time-outs and terminal errors / C': 'no error is terminal, and the panel says so',
  'Monitor / Watch errors by kind / A': 'no watch ends in an error, and the panel says so',
  'Monitor / Series left out / A': 'no limit is reached, and the panel says so',
  'Fleet / Kinds that are not watched / A': 'every kind of the demo can be watched, and the panel says so',
  ...(prometheusRecipe === prometheus3Recipe
    ? {
        'Prometheus / Alerts not delivered / A':
          'the test has no Alertmanager, and Prometheus 3 counts notifications for each that it knows',
      }
    : {
        'Prometheus / On disk / B':
          'Prometheus 2.42 does not expose prometheus_tsdb_wal_storage_size_bytes; the panel then shows blocks alone',
      }),
  'Monitor / Shards missing / A': 'the demo has one monitor, which is not sharded, and the panel says so',
}

/** Queries that give data or none by how busy the machine is, each with the reason. */
export const chanceQueries: Readonly<Record<string, string>> = {
  'Prometheus / Evaluations missed by rule group / A':
    'rules are evaluated each second, and on a busy machine some evaluations are missed',
}

/** Variables that need not have a value to choose, each with the reason. */
export const maybeWithoutValues: Readonly<Record<string, string>> = {
  cluster: 'a label that only servers of several clusters add; All matches its absence',
  namespace: 'a target that is not found through Kubernetes has none; All matches its absence',
}
