import type { Exposition } from '../../exposition/index.ts'
import type { Route } from './route.ts'

/**
 * `/metrics`: the exposition in the format and encoding that the client asks for. `?name[]=` restricts it to families
 * by name, and may be repeated, as Prometheus' Java and Python clients have it.
 */
export function metricsRoute(exposition: Exposition, path = '/metrics'): Route {
  return {
    path,
    handle: ({ headers, query }) => {
      const { contentType, contentEncoding, contentLength, body } = exposition.scrape({
        accept: headers.accept,
        acceptEncoding: headers['accept-encoding'],
        names: query.getAll('name[]'),
      })
      return {
        status: 200,
        headers: {
          'content-type': contentType,
          'content-length': String(contentLength),
          vary: 'accept, accept-encoding',
          ...(contentEncoding !== undefined && { 'content-encoding': contentEncoding }),
        },
        body,
      }
    },
  }
}
