import { type Reply, type Request, type Route, textReply } from './route.ts'

/** A request line as it came. */
export interface RequestLine {
  readonly method: string
  /** Path and query. */
  readonly target: string
}

/** A route found, or the reply that says why none was. */
export type Routed =
  | { readonly route: Route; readonly request: Pick<Request, 'method' | 'path' | 'query'> }
  | { readonly route?: undefined; readonly reply: Reply }

/** Finds the route of a request: 400 for a target that is none, 404, 405 with Allow (RFC 9110 section 15.5.6). */
export class Router {
  readonly #routes: ReadonlyMap<string, Route>

  constructor(routes: readonly Route[]) {
    this.#routes = new Map(routes.map((route) => [route.path, route]))
    if (this.#routes.size < routes.length) throw new RangeError('two routes have the same path')
  }

  route({ method, target }: RequestLine): Routed {
    if (!target.startsWith('/')) return { reply: textReply(400, 'the request has no path\n') }
    const [path = '', query = ''] = split(target)
    const route = this.#routes.get(path)
    if (!route) {
      const paths = [...this.#routes.keys()].sort().join(' ')
      return { reply: textReply(404, `404 not found; there are ${paths}\n`) }
    }
    if (method !== 'GET' && method !== 'HEAD')
      return { reply: textReply(405, `405 ${path} takes GET and HEAD\n`, { allow: 'GET, HEAD' }) }
    return { route, request: { method, path, query: new URLSearchParams(query) } }
  }
}

function split(target: string): [string, string] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)]
}
