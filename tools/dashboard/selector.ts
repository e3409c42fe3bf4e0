/** Matchers of one series selector, from template variables. Every selector carries `job` and `instance`. */
const target = 'cluster=~"$cluster", job=~"$job", instance=~"$instance"'

/**
 * The namespace of what a resource owns: its own, or any where it is cluster-scoped and the variable empty. `^` matches
 * nowhere but at the beginning of the text, so behind a namespace the group can only be left out.
 */
export const ownNamespace = 'namespace=~"$namespace(^.*)?"'

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
  /** What the one resource owns: its series have the namespace of what is owned. */
  ownedByResource: `${target}, group="$group", kind="$kind", ${ownNamespace}, name="$name"`,
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

/** The same of failures: none where no failure was ever counted, so that there is no series of them yet. */
export function failureShare(failed: string, all: string): string {
  return share(`(${failed} or 0 * ${all})`, all)
}

type When = '' | ' @ end()'

/**
 * The series that are greatest at the end of the time range. A plain topk chooses anew at each step: lines come and go,
 * there are many more of them than asked for, and stacked ones add up to nothing.
 *
 * @param at the expression, with each of its selectors followed by `when`
 */
export function greatest(count: number, at: (when: When) => string): string {
  return `${at('')} and topk(${count}, ${at(' @ end()')})`
}

/**
 * The series that counted most over the whole time range.
 *
 * @param over the expression, with the selector of its counter followed by `range`
 */
export function mostFrequent(count: number, over: (range: string) => string): string {
  return `${over('[$__rate_interval]')} and topk(${count}, ${over('[$__range] @ end()')})`
}

/**
 * What resources own, added up for each of them. A cluster-scoped resource has no namespace, what it owns has.
 *
 * @param owned series with the identity of their owner and the namespace of what is owned
 * @param resources matchers of the resources
 */
export function perOwner(owned: string, resources: string): string {
  const withoutNamespace = 'cluster, group, kind, name'
  return (
    `(sum by (${identity}) (${owned}) and on (${identity}) binnacle_cr_info{${resources}})` +
    ` or (sum by (${withoutNamespace}) (${owned}) and on (${withoutNamespace}) binnacle_cr_info{${resources}, namespace=""})`
  )
}
