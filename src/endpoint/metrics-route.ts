import type { Exposition } from '../exposition/index.ts'
import type { Route } from './route.ts'

/** `/metrics`: the exposition in the format and encoding that the client asks for. */
export function metricsRoute(exposition: Exposition, path = '/metrics'): Route {
  return {
    path,
    handle: ({ headers }) => {
      const { contentType, contentEncoding, contentLength, body } = exposition.scrape({
        accept: headers.accept,
        acceptEncoding: headers['accept-encoding'],
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
