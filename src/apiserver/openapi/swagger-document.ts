/** How `/openapi/v2` is written: as JSON, or as gnostic's `openapi.v2.Document` in protobuf, which kubectl asks for. */
export type SwaggerEncoding = 'json' | 'protobuf'

export interface SwaggerInfo {
  readonly title: string
  readonly version: string
}

/**
 * The body of `/openapi/v2`: a Swagger 2.0 document without paths and definitions, which stand in OpenAPI v3 only.
 * kubectl falls back to it for kinds that v3 does not have, and has to be told that it does not have them either.
 * Title and version are short ASCII.
 */
export function swaggerDocument({ title, version }: SwaggerInfo, encoding: SwaggerEncoding): string {
  if (encoding === 'json') return JSON.stringify({ swagger: '2.0', info: { title, version }, paths: {} })
  return [field(1, '2.0'), field(2, field(1, title) + field(2, version)), field(8, '')].join('')
}

/** A field with a length in one byte: ASCII of less than 128 characters is its own encoding as UTF-8. */
const field = (number: number, content: string): string =>
  String.fromCharCode((number << 3) | 2, content.length) + content
