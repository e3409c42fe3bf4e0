import { identity, matching } from './selector.ts'

/**
 * What replicas of the monitor say of a kind, taken together: shards have a part each, so theirs are added; replicas
 * without shards all have the whole, so one of them is enough.
 */
export function acrossReplicas(by: string, series: string): string {
  return (
    `sum by (${by}) (${series} and on (cluster, job, instance) binnacle_shard{${matching.target}})` +
    ` or max by (${by}) (sum by (${by}, job, instance) (${series}))`
  )
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
