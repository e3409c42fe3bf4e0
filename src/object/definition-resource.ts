import type { ApiResource } from './group-version-kind.ts'

/** Where CustomResourceDefinitions are served. */
export const definitionResource: ApiResource = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  resource: 'customresourcedefinitions',
  kind: 'CustomResourceDefinition',
  namespaced: false,
}
