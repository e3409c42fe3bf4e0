import { createHash } from 'node:crypto'
import type { ApiResource, GroupVersion } from '../../object/index.ts'

/** One resource as its OpenAPI document needs it. */
export interface DocumentedResource extends ApiResource {
  readonly verbs: readonly string[]
  /** Such as `status` and `scale`. */
  readonly subresources: readonly string[]
  /** `openAPIV3Schema` of the version of a CRD; absent for built-in kinds. */
  readonly openAPIV3Schema?: unknown
}

/** An OpenAPI 3.0 document, ready for JSON. */
export interface OpenApiDocument {
  readonly openapi: '3.0.0'
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, unknown>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

/**
 * The body of `/openapi/v3`. `documents` maps a path below it (`api/v1`, `apis/apps/v1`) to the text of its
 * document, which gives the hash that clients cache by.
 */
export function openApiIndex(documents: ReadonlyMap<string, string>): unknown {
  const paths = [...documents].map(([path, text]) => {
    const hash = createHash('sha512').update(text).digest('hex').toUpperCase()
    return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }]
  })
  return { paths: Object.fromEntries(paths) }
}

/** The document of one group and version, served at `/openapi/v3/apis/<group>/<version>` or `/openapi/v3/api/v1`. */
export function groupVersionDocument(
  _groupVersion: GroupVersion,
  _resources: readonly DocumentedResource[],
): OpenApiDocument {
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'unversioned' },
    paths: {},
    components: { schemas: {} },
  }
}
