import type { Context } from './context.ts'
import { discovery } from './discovery/index.ts'
import {
  forbidden,
  forbiddenPath,
  methodNotAllowed,
  pageNotFound,
  routeNotAcceptable,
} from './error/index.ts'
import type { OpenApiDocuments, SwaggerEncoding } from './openapi/index.ts'
import { type Answer, type ApiRequest, json, text } from './request/api-request.ts'
import { isWritten, parseAccept } from './request/media-type.ts'
import { type PathRequestInfo, type RequestInfo, requestInfo } from './request/request-info.ts'
import { routeResource } from './resource-route.ts'
import { version } from './version.ts'

const probes: readonly string[] = ['healthz', 'livez', 'readyz']
const paths = ['/api', '/apis', '/healthz', '/livez', '/openapi/v2', '/openapi/v3', '/readyz', '/version']

/** By what an Accept header names; the one with `@` is kube-openapi's older spelling of the same. */
const swaggerEncodings: Readonly<Record<string, SwaggerEncoding>> = {
  '*/*': 'json',
  'application/*': 'json',
  'application/json': 'json',
  'application/com.github.proto-openapi.spec.v2.v1.0+protobuf': 'protobuf',
  'application/com.github.proto-openapi.spec.v2@v1.0+protobuf': 'protobuf',
}

/** Takes a request to whatever answers it. */
export class Router {
  readonly #context: Context
  readonly #address: string
  #documents: Promise<OpenApiDocuments> | undefined

  /** `address` is the `host:port` that discovery tells. */
  constructor(context: Context, address: string) {
    this.#context = context
    this.#address = address
  }

  /** Throws `ApiError` and `PlainError`. */
  async route(request: ApiRequest): Promise<Answer> {
    const info = requestInfo(request.method, request.path, request.query.get('watch'))
    authorize(request, info)
    return info.isResource ? routeResource(this.#context, request, info) : this.#routePath(request, info)
  }

  async #routePath(request: ApiRequest, { parts }: PathRequestInfo): Promise<Answer> {
    const [first = '', second] = parts
    if (first === 'api' || first === 'apis')
      return discovery(this.#context.resources, request, parts, this.#address)
    if (first === 'openapi' && second === 'v2' && parts.length === 2) return swagger(request)
    if (first === 'openapi' && second === 'v3') return this.#openApi(parts.slice(2).join('/'))
    if (probes.includes(first)) return text(200, 'ok')
    if (first === 'version' && second === undefined) {
      if (request.method !== 'GET') throw methodNotAllowed()
      if (!isWritten(request.header('accept') ?? '*/*')) throw routeNotAcceptable(['application/json'])
      return json(200, version)
    }
    if (parts.length === 0) return json(200, { paths })
    throw pageNotFound()
  }

  async #openApi(path: string): Promise<Answer> {
    const { resources } = this.#context
    // Few clients ask for these, and the start should not wait for what writes them.
    this.#documents ??= import('./openapi/index.ts').then((module) => new module.OpenApiDocuments(resources))
    const documents = await this.#documents
    if (path === '') return json(200, documents.index())
    const document = documents.document(path)
    if (document === undefined) return { kind: 'document', code: 404, contentType: '', body: '' }
    return json(200, document)
  }
}

async function swagger(request: ApiRequest): Promise<Answer> {
  const wanted = parseAccept(request.header('accept') ?? '*/*').map(({ type }) => type)
  const accepted = wanted.find((type) => Object.hasOwn(swaggerEncodings, type))
  const encoding = accepted && swaggerEncodings[accepted]
  if (!encoding) return { kind: 'document', code: 406, contentType: 'text/plain', body: '' }
  const { swaggerDocument } = await import('./openapi/index.ts')
  const body = swaggerDocument({ title: 'Kubernetes', version: version.gitVersion }, encoding)
  const contentType =
    encoding === 'json' ? 'application/json' : 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'
  return { kind: 'document', code: 200, contentType, body }
}

/** Whoever is authenticated may do anything; the others may ask for the version and the probes. */
function authorize({ user, method, path }: ApiRequest, info: RequestInfo): void {
  if (!user.groups.includes('system:unauthenticated')) return
  if (!info.isResource) {
    if ([...probes, 'version'].includes(info.parts[0] ?? '')) return
    throw forbiddenPath(user.name, method === 'GET' ? 'get' : method.toLowerCase(), path)
  }
  const { verb, group, resource, subresource, namespace, name } = info
  const what = JSON.stringify(subresource === '' ? resource : `${resource}/${subresource}`)
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace ${JSON.stringify(namespace)}`
  const message = `User ${JSON.stringify(user.name)} cannot ${verb} resource ${what} in API group ${JSON.stringify(group)} ${where}`
  throw forbidden({ group, resource }, name, message)
}
