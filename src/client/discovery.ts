import { type ApiResource, compareVersions, type GroupKind } from '../object/index.ts'
import type { ClientError } from './client-error.ts'

/** A resource as discovery describes it. */
export interface DiscoveredResource extends ApiResource {
  /** Lower case, may be empty. */
  readonly singular: string
  readonly shortNames: readonly string[]
  /** Such as `all`. */
  readonly categories: readonly string[]
  readonly verbs: readonly string[]
  /** Names without the resource's own: `status`, `scale`. */
  readonly subresources: readonly string[]
}

/** A group's versions, the preferred one first. */
export interface DiscoveredGroup {
  /** Empty for the core group. */
  readonly name: string
  readonly versions: readonly string[]
}

/** A part of the API that could not be had: an aggregated API server that does not answer, mostly. */
export interface DiscoveryFailure {
  /** `group/version`, or a path. */
  readonly groupVersion: string
  readonly error: ClientError
}

/** What a server serves, and kubectl's rules for finding a kind by the words that people use. */
export class Discovery {
  /** In the order of the server, the core group first. */
  readonly groups: readonly DiscoveredGroup[]
  /** Every version of every resource; of one resource the preferred version first. */
  readonly resources: readonly DiscoveredResource[]
  readonly failures: readonly DiscoveryFailure[]

  constructor(
    groups: readonly DiscoveredGroup[],
    resources: readonly DiscoveredResource[],
    failures: readonly DiscoveryFailure[],
  ) {
    this.groups = groups
    this.failures = failures
    const rank = new Map<string, number>()
    for (const { name, versions } of groups)
      for (const version of versions) rank.set(`${name}/${version}`, rank.size)
    const rankOf = ({ group, version }: DiscoveredResource) => rank.get(`${group}/${version}`) ?? rank.size
    this.resources = resources.toSorted((a, b) => rankOf(a) - rankOf(b))
  }

  /** One version of each resource: the first of its group that has it, by the group's preference. */
  preferred(): DiscoveredResource[] {
    const seen = new Set<string>()
    return this.resources.filter(({ group, resource }) => {
      const key = `${resource}.${group}`
      return !seen.has(key) && seen.add(key)
    })
  }

  /** The resource of a kind; the preferred version when none is given. */
  kind({ group, kind }: GroupKind, version?: string): DiscoveredResource | undefined {
    return this.resources.find(
      (resource) =>
        resource.kind === kind &&
        resource.group === group &&
        (version === undefined || resource.version === version),
    )
  }

  /**
   * What kubectl would take the words for: `pods`, `pod`, `po`, `deploy.apps`, `deployments.v1.apps`, `Pod`,
   * `Deployment.apps`, `Deployment.v1.apps`. Resources before kinds; of several the group that the server
   * lists first. A group may be shortened to its beginning when no group has just that name
   * (apimachinery's DefaultRESTMapper, cli-runtime's mappingFor).
   */
  find(words: string): DiscoveredResource | undefined {
    const [name = '', ...rest] = words.split('.')
    const versioned = rest.length >= 2 || (rest.length === 1 && isVersion(rest[0] ?? ''))
    const [version, ...group] = rest
    for (const names of [resourceNames, kindNames]) {
      const found =
        (versioned ? this.#match(names, name, group.join('.'), version) : undefined) ??
        this.#match(names, name, rest.join('.') || undefined)
      if (found) return found
    }
    return undefined
  }

  #match(
    names: (resource: DiscoveredResource) => readonly string[],
    name: string,
    group?: string,
    version?: string,
  ): DiscoveredResource | undefined {
    const lower = name.toLowerCase()
    const named = this.resources.filter(
      (resource) =>
        names(resource).includes(lower) && (version === undefined || resource.version === version),
    )
    if (group === undefined) return named[0]
    return (
      named.find((resource) => resource.group === group) ??
      (group === '' ? undefined : named.find((resource) => resource.group.startsWith(group)))
    )
  }
}

function resourceNames({ resource, singular, shortNames }: DiscoveredResource): readonly string[] {
  return [resource, singular, ...shortNames]
}

/** Kinds are matched whatever their case, because their lower case often is the singular anyway. */
function kindNames({ kind }: DiscoveredResource): readonly string[] {
  return [kind.toLowerCase()]
}

function isVersion(text: string): boolean {
  return /^v\d+((alpha|beta)\d+)?$/.test(text)
}

/** Versions with the preferred one first and the others in the order of Kubernetes. */
export function preferFirst(versions: readonly string[], preferred: string | undefined): string[] {
  return versions.toSorted((a, b) => (a === preferred ? -1 : b === preferred ? 1 : compareVersions(a, b)))
}
