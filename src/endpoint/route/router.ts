import { PathPattern } from './path-pattern.ts'
import { type Reply, type Request, type Route, textReply } from './route.ts'

/** A request line as it came. */
export interface RequestLine {
  readonly method: string
  /** Path and query. */
  readonly target: string
}

/** A route found, or the reply that says why none was. */
export type Routed =
  | { readonly route: Route; readonly request: Pick<Request, 'method' | 'path' | 'params' | 'query'> }
  | { readonly route?: undefined; readonly reply: Reply }

interface Found {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/**
 * Finds the route of a request, an exact path before one with parameters: 400 for a target that is none, 404, 405 with
 * Allow (RFC 9110 section 15.5.6).
 */
export class Router {
  readonly #exact: ReadonlyMap<string, Route>
  readonly #patterns: readonly { readonly pattern: PathPattern; readonly route: Route }[]

  constructor(routes: readonly Route[]) {
    this.#exact = new Map(routes.map((route) => [route.path, route]))
    if (this.#exact.size < routes.length) throw new RangeError('two routes have the same path')
    this.#patterns = routes
      .filter(({ path }) => PathPattern.isPattern(path))
      .map((route) => ({ pattern: new PathPattern(route.path), route }))
  }

  route({ method, target }: RequestLine): Routed {
    if (!target.startsWith('/')) return { reply: textReply(400, 'the request has no path\n') }
    const [path = '', query = ''] = split(target)
    let found: Found | undefined
    try {
      found = this.#find(path)
    } catch {
      // decodeURIComponent throws nothing but URIError.
      return { reply: textReply(400, 'the path is percent-encoded wrongly\n') }
    }
    if (!found) {
      const paths = [...this.#exact.keys()].sort().join(' ')
      return { reply: textReply(404, `404 not found; there are ${paths}\n`) }
    }
    if (method !== 'GET' && method !== 'HEAD')
      return { reply: textReply(405, `405 ${path} takes GET and HEAD\n`, { allow: 'GET, HEAD' }) }
    const { route, params } = found
    return { route, request: { method, path, params, query: new URLSearchParams(query) } }
  }

  #find(path: string): Found | undefined {
    const exact = this.#exact.get(path)
    if (exact && !PathPattern.isPattern(path)) return { route: exact, params: {} }
    for (const { pattern, route } of this.#patterns) {
      const params = pattern.match(path)
      if (params) return { route, params }
    }
    return undefined
  }
}

function split(target: string): [string, string] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)]
}
