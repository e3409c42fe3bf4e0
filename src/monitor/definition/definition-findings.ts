import type { Finding } from '../../view/index.ts'
import type { DefinitionRecord } from './definition-record.ts'

/**
 * What of a definition should be looked at: versions in which resources may still be stored, and new ones are not. A
 * version can only be taken away after it has gone from `status.storedVersions`, and nobody but a person or a migrator
 * takes it from there (Kubernetes' documentation of versions in CustomResourceDefinitions).
 */
export function definitionFindings({
  storedVersions,
  storageVersion,
  versions,
  name,
}: DefinitionRecord): Finding[] {
  return storedVersions
    .filter((version) => version !== storageVersion)
    .map((version) => {
      const isServed = versions.some((one) => one.name === version && one.served)
      const state = isServed ? '' : ', which is no longer served'
      return {
        rule: isServed ? 'stored-version-stale' : 'stored-version-unserved',
        field: 'status.storedVersions',
        message: `resources of ${name} may still be stored as ${version}${state}: write each of them anew, so that it is stored as ${storageVersion}, then take ${version} out of status.storedVersions`,
      }
    })
}
