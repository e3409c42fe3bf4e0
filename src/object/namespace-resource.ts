import type { ApiResource } from './group-version-kind.ts'

/** Where namespaces are served. */
export const namespaceResource: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
}
