import { formatGroupKind } from '../object/index.ts'
import { compareKinds, healthLooks, type KindSummary } from '../view/index.ts'
import { type Html, html } from './html.ts'
import { startPageStyle } from './start-page-style.ts'

/** Everything the start page shows. Plain data. */
export interface StartPageData {
  readonly version: string
  /** What the cluster is called, such as the context's name. */
  readonly cluster?: string
  /** When this was true, milliseconds since 1970 UTC. */
  readonly now: number
  /** Absent when nobody counts kinds here; empty when the cluster has no custom resource definitions. */
  readonly kinds?: readonly KindSummary[]
  /** Definitions of kinds that the filters leave out. */
  readonly excluded?: number
  /** Why the API server cannot be reached at the moment, or (`denied`) that it denies the definitions; what is shown is the last that was known. */
  readonly away?: { readonly reason: string; readonly since: number; readonly denied?: boolean }
  /** What else there is to see, by path. */
  readonly links: readonly { readonly path: string; readonly label: string }[]
}

/** Seconds after which a browser asks for the page again: it has no scripts, and somebody may leave it open. */
const refreshSeconds = 15

/** The page at `/`: data in, HTML out. */
export function startPage(data: StartPageData): string {
  const { version, cluster, now, kinds, excluded = 0, away, links } = data
  const title = cluster === undefined ? 'Binnacle' : `${cluster} · Binnacle`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${refreshSeconds}">
<title>${title}</title>
<style>${startPageStyle}</style>
</head>
<body>
<header>
<h1>Binnacle</h1>
<p>${cluster !== undefined ? html`${cluster} · ` : undefined}${time(now)} · ${version}</p>
</header>
<nav aria-label="Pages"><ul>${links.map(({ path, label }) => html`<li><a href="${path}">${path}</a> ${label}</li>`)}</ul></nav>
<main${away ? html` class="away"` : undefined}>
${away ? html`<p role="status" class="notice">${away.denied ? 'The API server denies reading custom resource definitions' : 'The API server is away'} since ${time(away.since)}: ${away.reason}.${kinds?.length === 0 ? ' Nothing of it is known yet.' : ' Below is the last that was known.'}</p>` : undefined}
${kinds === undefined || (away && kinds.length === 0) ? undefined : overview(kinds, excluded)}
</main>
</body>
</html>
`.text
}

function overview(kinds: readonly KindSummary[], excluded: number): Html {
  if (kinds.length === 0 && excluded > 0)
    return html`<p class="notice">No kind is watched: the filters leave out all that the cluster has, ${count(excluded, 'custom resource definition')}.</p>`
  if (kinds.length === 0)
    return html`<p class="notice">The cluster has no custom resource definitions. As soon as one is created its kind appears here.</p>`
  const unsynced = kinds.filter(({ synced, problem }) => !synced && problem === undefined).length
  const unread = kinds.filter(({ synced, problem }) => !synced && problem !== undefined).length
  const total = kinds.reduce((sum, kind) => sum + kind.total, 0)
  return html`<h2>${count(kinds.length, 'kind')}, ${count(total, 'resource')}${unread > 0 ? html` <small>${count(unread, 'kind')} cannot be read in full</small>` : undefined}</h2>
${unsynced > 0 ? html`<p role="status" class="notice">Still loading: ${kinds.length - unsynced} of ${count(kinds.length, 'kind')} are complete.</p>` : undefined}
<div class="scroll"><table>
<thead><tr><th scope="col">Kind</th><th scope="col" class="bar">Health</th>${healthLooks.map(
    ({ state, glyph }) =>
      html`<th scope="col" class="number"><span aria-hidden="true">${glyph}</span> ${state}</th>`,
  )}<th scope="col" class="number">all</th></tr></thead>
<tbody>
${[...kinds].sort(compareKinds).map(row)}</tbody>
</table></div>`
}

function row(kind: KindSummary): Html {
  const { resource, states, total } = kind
  const number = (n: number) =>
    isKnown(kind)
      ? html`<td class="number${n === 0 ? ' none' : ''}">${n}</td>`
      : html`<td class="number none"><span role="img" aria-label="not known">–</span></td>`
  return html`<tr><th scope="row">${formatGroupKind(resource)}${note(kind)}</th><td class="bar">${bar(kind)}</td>${healthLooks.map(({ state }) => number(states[state]))}${number(total)}</tr>
`
}

/** What has not been read is not zero. Of a kind that is read in part what is there is counted. */
function isKnown({ synced, total }: KindSummary): boolean {
  return synced || total > 0
}

/** Why a row may not be the whole truth. */
function note({ synced, problem, total }: KindSummary): Html | undefined {
  if (problem !== undefined) return html`<small class="problem">${problem}</small>`
  if (!synced) return html`<small>loading</small>`
  return total === 0 ? html`<small>no resources</small>` : undefined
}

function bar({ states, total }: KindSummary): Html | undefined {
  if (total === 0) return undefined
  const parts = healthLooks.filter(({ state }) => states[state] > 0)
  const words = parts.map(({ state }) => `${states[state]} ${state}`).join(', ')
  return html`<span class="stack" role="img" aria-label="${words}">${parts.map(
    ({ state }) => html`<span class="${state}" style="flex-grow:${states[state]}"></span>`,
  )}</span>`
}

function time(ms: number): Html {
  const text = new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
  return html`<time datetime="${text}">${text.replace('T', ' ').replace('Z', ' UTC')}</time>`
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
