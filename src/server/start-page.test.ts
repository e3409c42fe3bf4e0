import { describe, expect, test } from 'vitest'
import { emptyStates, type KindSummary } from '../view/index.ts'
import { type StartPageData, startPage } from './start-page.ts'

const now = Date.UTC(2026, 0, 2, 3, 4, 5)
const base: StartPageData = {
  version: '1.2.3',
  now,
  links: [{ path: '/metrics', label: 'what Prometheus reads' }],
}

function kind(
  name: string,
  more: Partial<KindSummary> = {},
  states: Partial<KindSummary['states']> = {},
): KindSummary {
  const all = { ...emptyStates(), ...states }
  const resource = {
    group: 'example.com',
    version: 'v1',
    resource: `${name}s`.toLowerCase(),
    kind: name,
    namespaced: true,
  }
  return { resource, states: all, total: Object.values(all).reduce((a, b) => a + b), synced: true, ...more }
}

/** What a reader sees: text without tags, a line for each row and paragraph. */
function textOf(page: string): string[] {
  return page
    .replace(/[\s\S]*<body>/, '')
    .replace(/<\/(tr|p|li|h1|h2|nav)>/g, '\n')
    .replace(/<\/(td|th|small)>|<small/g, ' $&')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

describe('the start page', () => {
  test('names itself, the cluster, the time and where to go', () => {
    expect(textOf(startPage({ ...base, cluster: 'harbour' }))).toEqual([
      'Binnacle',
      'harbour · 2026-01-02 03:04:05 UTC · 1.2.3',
      '/metrics what Prometheus reads',
    ])
  })

  test('counts every kind by health, worst first, and says why one is not whole', () => {
    const kinds = [
      kind('Site', {}, { healthy: 3 }),
      kind('Database', {}, { degraded: 1, healthy: 2 }),
      kind('Backup', {
        synced: false,
        problem: 'cannot list backups.example.com in namespace "shop": forbidden',
      }),
      kind('Empty'),
    ]
    expect(textOf(startPage({ ...base, kinds })).slice(3)).toEqual([
      '4 kinds, 6 resources 1 kind cannot be read in full',
      'Kind Health ✖ degraded ⌫ terminating ◐ progressing ? unknown ⏸ suspended ✔ healthy all',
      'Database.example.com 1 0 0 0 0 2 3',
      'Backup.example.com cannot list backups.example.com in namespace &quot;shop&quot;: forbidden – – – – – – –',
      'Empty.example.com no resources 0 0 0 0 0 0 0',
      'Site.example.com 0 0 0 0 0 3 3',
    ])
  })

  test('tells the empty states apart: no kinds, still loading, server away', () => {
    const text = (more: Partial<StartPageData>) => textOf(startPage({ ...base, ...more })).slice(3)
    expect(text({ kinds: [] })).toEqual([
      'The cluster has no custom resource definitions. As soon as one is created its kind appears here.',
    ])
    expect(text({ kinds: [], excluded: 2 })).toEqual([
      'No kind is watched: the filters leave out all that the cluster has, 2 custom resource definitions.',
    ])
    expect(text({ kinds: [], away: { reason: 'grant ann list', since: now, denied: true } })).toEqual([
      'The API server denies reading custom resource definitions since 2026-01-02 03:04:05 UTC: grant ann list. Nothing of it is known yet.',
    ])
    expect(text({ kinds: [kind('Site'), kind('Database', { synced: false })] })).toContain(
      'Still loading: 1 of 2 kinds are complete.',
    )
    expect(
      text({ kinds: [kind('Site')], away: { reason: 'connection refused', since: now - 60_000 } })[0],
    ).toBe(
      'The API server is away since 2026-01-02 03:03:05 UTC: connection refused. Below is the last that was known.',
    )
  })

  test('shows dashes for what was not read yet, zeros for what is empty, and what is known of the rest', () => {
    const kinds = [
      kind('Empty'),
      kind('Loading', { synced: false }),
      kind('Partial', { synced: false, problem: 'not in namespace "shop"' }, { healthy: 2 }),
      kind('Stale', { problem: 'connection refused' }),
    ]
    expect(textOf(startPage({ ...base, kinds })).slice(6)).toEqual([
      'Empty.example.com no resources 0 0 0 0 0 0 0',
      'Loading.example.com loading – – – – – – –',
      'Partial.example.com not in namespace &quot;shop&quot; 0 0 0 0 0 2 2',
      'Stale.example.com connection refused 0 0 0 0 0 0 0',
    ])
    expect(startPage({ ...base, kinds })).toContain('aria-label="not known">–<')
  })

  test('claims nothing about the kinds of a server that it never reached', () => {
    const away = { reason: 'connection refused', since: now }
    expect(textOf(startPage({ ...base, kinds: [], away })).slice(3)).toEqual([
      'The API server is away since 2026-01-02 03:04:05 UTC: connection refused. Nothing of it is known yet.',
    ])
  })

  test('is asked for again by itself', () => {
    expect(startPage(base)).toContain('<meta http-equiv="refresh" content="15">')
  })

  test('says in words what its bars show', () => {
    expect(startPage({ ...base, kinds: [kind('Site', {}, { degraded: 1, healthy: 3 })] })).toContain(
      'role="img" aria-label="1 degraded, 3 healthy"',
    )
  })

  test('lets nothing of the cluster become markup', () => {
    const nasty = `<script>alert("x" & 'y')</script>`
    const page = startPage({
      ...base,
      cluster: nasty,
      kinds: [kind('Site', { synced: false, problem: nasty })],
      away: { reason: nasty, since: now },
    })
    expect(page).not.toContain('<script')
    expect(page.split('&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;').length).toBe(5)
  })

  test('loads nothing from elsewhere', () => {
    expect(startPage({ ...base, kinds: [kind('Site')] })).not.toMatch(/https?:|src=|@import|url\(/)
  })
})
