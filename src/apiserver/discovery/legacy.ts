import { createHash } from 'node:crypto'
import { formatApiVersion } from '../../object/index.ts'
import type { ResourceGroup } from '../resource/resource-registry.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import { subresourcesOf } from '../resource/subresource.ts'

/** metav1.APIVersions: `/api`. */
export const coreVersions = (address: string): unknown => ({
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: address }],
})

/** metav1.APIGroupList: `/apis`. */
export const groupList = (groups: readonly ResourceGroup[]): unknown => ({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: groups.map(groupOf),
})

/** metav1.APIGroup: `/apis/<group>`. */
export const group = (served: ResourceGroup): unknown => ({
  kind: 'APIGroup',
  apiVersion: 'v1',
  ...groupOf(served),
})

function groupOf({ name, versions }: ResourceGroup) {
  const known = versions.map(({ version }) => ({
    groupVersion: formatApiVersion({ group: name, version }),
    version,
  }))
  return { name, versions: known, preferredVersion: known[0] }
}

/** Tells clients whether the form that objects are stored in has changed (discovery.StorageVersionHash). */
function storageVersionHash({ storageVersion, kind }: ServedResource): string {
  const { group } = storageVersion
  // Definitions keep the hash of the version that they were first stored in.
  const version = kind === 'CustomResourceDefinition' ? 'v1beta1' : storageVersion.version
  return createHash('sha256').update(`${group}/${version}/${kind}`).digest().subarray(0, 8).toString('base64')
}

/** metav1.APIResourceList: `/api/v1` and `/apis/<group>/<version>`. */
export function resourceList(groupVersion: string, resources: readonly ServedResource[]): unknown {
  return {
    kind: 'APIResourceList',
    ...(groupVersion !== 'v1' && { apiVersion: 'v1' }),
    groupVersion,
    resources: resources.flatMap((resource) => [
      {
        name: resource.resource,
        singularName: resource.singular,
        namespaced: resource.namespaced,
        kind: resource.kind,
        verbs: resource.verbs,
        ...(resource.shortNames.length > 0 && { shortNames: resource.shortNames }),
        ...(resource.categories.length > 0 && { categories: resource.categories }),
        ...(!resource.review && { storageVersionHash: storageVersionHash(resource) }),
      },
      ...subresourcesOf(resource).map(({ name, kind, verbs }) => ({
        name: `${resource.resource}/${name}`,
        singularName: '',
        namespaced: resource.namespaced,
        ...(kind && { group: kind.group, version: kind.version }),
        kind: kind?.kind ?? resource.kind,
        verbs,
      })),
    ]),
  }
}
