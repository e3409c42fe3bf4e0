/** Matchers of one series selector, from template variables. Every selector carries `job` and `instance`. */
const target = 'cluster=~"$cluster", job=~"$job", instance=~"$instance"'

/** Identity of a resource across clusters, as labels to group by. */
export const identity = 'cluster, group, kind, namespace, name'

/** What a selector of each dashboard begins with; more matchers are put behind. */
export const matching = {
  target,
  /** Kinds that are chosen, several at once. */
  kinds: `${target}, group=~"$group", kind=~"$kind"`,
  /** Resources of these kinds in the chosen namespaces. */
  resources: `${target}, group=~"$group", kind=~"$kind", namespace=~"$namespace"`,
  /** The one kind. */
  kind: `${target}, group="$group", kind="$kind"`,
  resourcesOfKind: `${target}, group="$group", kind="$kind", namespace=~"$namespace"`,
  /** The one resource. */
  resource: `${target}, group="$group", kind="$kind", namespace=~"$namespace", name="$name"`,
} as const

export function rate(selector: string): string {
  return `rate(${selector}[$__rate_interval])`
}

export function increase(selector: string): string {
  return `increase(${selector}[$__rate_interval])`
}

/**
 * What replicas of the monitor say of a kind, taken together: shards have a part each, so theirs are added; replicas
 * without shards all have the whole, so one of them is enough.
 */
export function acrossReplicas(by: string, series: string): string {
  return (
    `sum by (${by}) (${series} and on (cluster, job, instance) binnacle_shard{${target}})` +
    ` or max by (${by}) (sum by (${by}, job, instance) (${series}))`
  )
}

/** The share of `part` in `whole`; absent, not NaN, where nothing happened. */
export function share(part: string, whole: string): string {
  return `${part} / (${whole} > 0)`
}
