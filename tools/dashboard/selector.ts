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
