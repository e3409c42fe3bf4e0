import { compareVersions } from '../../object/index.ts'
import type { CustomResourceDefinition, CustomResourceDefinitionVersion } from '../../schema/index.ts'

/**
 * The version to watch: the storage version while it is served, because the server need not convert it, else
 * the served one that Kubernetes prefers (GA before beta before alpha). Undefined when none is served.
 */
export function watchedVersion({
  versions,
}: CustomResourceDefinition): CustomResourceDefinitionVersion | undefined {
  const served = versions.filter((version) => version.served)
  return (
    served.find((version) => version.storage) ?? served.toSorted((a, b) => compareVersions(a.name, b.name))[0]
  )
}
