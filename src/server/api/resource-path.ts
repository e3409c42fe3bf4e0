import type { ResourceRef } from '../../view/index.ts'

/** Stands in a path for a name that is empty: the core group, or the namespace of a cluster-scoped resource. */
const nothing = '-'

/** The form of the paths of one resource. */
export const resourcePattern = '/api/v1/resources/{group}/{kind}/{namespace}/{name}'

/** The path of one resource. */
export function resourcePath({ group, kind, namespace, name }: ResourceRef): string {
  const segments = [group || nothing, kind, namespace || nothing, name]
  return `/api/v1/resources/${segments.map(encodeURIComponent).join('/')}`
}

/** What the parameters of such a path mean. */
export function refOf(params: Readonly<Record<string, string>>): ResourceRef {
  const textOf = (name: string) => (params[name] === nothing ? '' : (params[name] ?? ''))
  return {
    group: textOf('group'),
    kind: textOf('kind'),
    namespace: textOf('namespace'),
    name: textOf('name'),
  }
}
