import type { ResourceGroup } from '../resource/resource-registry.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { subresourcesOf } from '../resource/subresource.ts'

/** The apidiscovery.k8s.io/v2 APIGroupDiscoveryList of some groups. */
export function aggregatedDiscovery(groups: readonly ResourceGroup[]): unknown {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ name, versions }) => ({
      metadata: { ...(name && { name }) },
      versions: versions.map(({ version, resources }) => ({
        version,
        resources: [...resources].sort(byName).map(resourceDiscovery),
        freshness: 'Current',
      })),
    })),
  }
}

const byName = (a: ServedResource, b: ServedResource) => (a.resource < b.resource ? -1 : 1)

function resourceDiscovery(resource: ServedResource): unknown {
  const { shortNames, categories } = resource
  const subresources = subresourcesOf(resource).map(({ name, kind, verbs }) => ({
    subresource: name,
    responseKind: kind ?? kindOf(resource),
    verbs,
  }))
  return {
    resource: resource.resource,
    responseKind: kindOf(resource),
    scope: resource.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: resource.singular,
    verbs: resource.verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
    ...(subresources.length > 0 && { subresources }),
  }
}

/** Built-in kinds leave group and version empty, custom ones name them. */
function kindOf({ custom, group, version, kind }: ServedResource): unknown {
  return custom ? { group, version, kind } : { group: '', version: '', kind }
}
