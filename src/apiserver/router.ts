import type { Context } from './context.ts'
import { discovery } from './discovery/discovery.ts'
import { forbiddenPath, pageNotFound } from './error/index.ts'
import { type Answer, type ApiRequest, json, text } from './request/api-request.ts'
import { requestInfo } from './request/request-info.ts'
import { routeResource } from './resource-route.ts'
import { version } from './version.ts'

const probes: readonly string[] = ['healthz', 'livez', 'readyz']

/** Takes a request to whatever answers it. Throws `ApiError` and `PlainError`. */
export async function route(context: Context, request: ApiRequest, address: string): Promise<Answer> {
  const info = requestInfo(request.method, request.path, request.query.get('watch'))
  authorize(request, info.isResource ? undefined : info.parts[0])
  if (info.isResource) return routeResource(context, request, info)
  const [first = ''] = info.parts
  if (first === 'api' || first === 'apis') return discovery(context.resources, request, info.parts, address)
  if (first === 'version' && info.parts.length === 1) return json(200, version)
  if (probes.includes(first)) return text(200, 'ok')
  if (info.parts.length === 0)
    return json(200, { paths: ['/api', '/apis', '/healthz', '/livez', '/readyz', '/version'] })
  throw pageNotFound()
}

/** Whoever is authenticated may do anything; the others may ask for the version and the probes. */
function authorize({ user, method, path }: ApiRequest, first: string | undefined): void {
  if (!user.groups.includes('system:unauthenticated')) return
  if (first !== undefined && [...probes, 'version'].includes(first)) return
  throw forbiddenPath(user.name, method === 'GET' ? 'get' : method.toLowerCase(), path)
}
