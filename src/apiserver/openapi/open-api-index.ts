import { createHash } from 'node:crypto'

/** The body of `/openapi/v3`. */
export interface OpenApiIndex {
  readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>>
}

/**
 * The index of the documents. `documents` maps a path below `/openapi/v3/` (`api/v1`, `apis/apps/v1`) to the text
 * of its document, which gives the hash that clients cache by.
 */
export function openApiIndex(documents: ReadonlyMap<string, string>): OpenApiIndex {
  const paths = [...documents].map(([path, text]) => {
    const hash = createHash('sha512').update(text).digest('hex').toUpperCase()
    return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }]
  })
  return { paths: Object.fromEntries(paths) }
}
