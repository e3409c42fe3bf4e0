import type { ApiResource } from '../object/index.ts'

/** Where namespaces are served. */
export const namespaceResource: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
}
