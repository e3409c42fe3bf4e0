import type { Route } from '../endpoint/index.ts'

const security = { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' }

/** `/`: where to look, for who opens the exporter in a browser. */
export function landingRoute(title: string): Route {
  const links = ['/metrics', '/reference', '/livez?verbose', '/readyz?verbose']
    .map((path) => `<li><a href="${path}">${path}</a>`)
    .join('')
  const body = `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><ul>${links}</ul>\n`
  return {
    path: '/',
    handle: () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', ...security },
      body,
    }),
  }
}

/** `/reference`: the page of the metrics. */
export function referenceRoute(reference: () => string): Route {
  return {
    path: '/reference',
    handle: () => ({
      status: 200,
      headers: { 'content-type': 'text/markdown; charset=utf-8', ...security },
      body: reference(),
    }),
  }
}
