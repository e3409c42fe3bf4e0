export interface GroupVersion {
  /** Empty for the core group. */
  readonly group: string
  readonly version: string
}

export interface GroupVersionKind extends GroupVersion {
  readonly kind: string
}

export interface GroupKind {
  readonly group: string
  readonly kind: string
}

export interface GroupVersionResource extends GroupVersion {
  /** The plural, lower case, as it stands in a path. */
  readonly resource: string
}

/** A kind together with where it is served: what a client needs to reach it (apimachinery's RESTMapping). */
export interface ApiResource extends GroupVersionResource, GroupVersionKind {
  readonly namespaced: boolean
}

/** Splits `apps/v1` or `v1`. */
export function parseApiVersion(apiVersion: string): GroupVersion {
  const slash = apiVersion.indexOf('/')
  if (slash < 0) return { group: '', version: apiVersion }
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

export function formatApiVersion({ group, version }: GroupVersion): string {
  return group === '' ? version : `${group}/${version}`
}

/** `Kind.group`, or the kind alone for the core group: apimachinery's GroupKind.String. */
export function formatGroupKind({ group, kind }: GroupKind): string {
  return group === '' ? kind : `${kind}.${group}`
}

/** `resource.group`, or the resource alone for the core group: apimachinery's GroupResource.String. */
export function formatGroupResource({ group, resource }: { group: string; resource: string }): string {
  return group === '' ? resource : `${resource}.${group}`
}
