import type { Route } from '../endpoint/index.ts'
import { type StartPageData, startPage } from './start-page.ts'

/** `/`: the start page, with the data of the moment. */
export function startPageRoute(data: () => StartPageData): Route {
  return {
    path: '/',
    handle: () => ({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
      body: startPage(data()),
    }),
  }
}
