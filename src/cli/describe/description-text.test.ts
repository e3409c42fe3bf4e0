import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { HealthState } from '../../health/index.ts'
import type { ResourceDetail, ResourceRow, TreeNode } from '../../view/index.ts'
import type { Description } from './description.ts'
import { descriptionText } from './description-text.ts'

const now = Date.UTC(2026, 0, 2)
const hour = 3_600_000
const minute = 60_000
const style = { width: undefined, color: false, unicode: true, now }

const verdict = (state: HealthState, more: Partial<ResourceRow['verdict']> = {}) => ({
  state,
  reason: 'Down',
  message: '',
  rule: 'condition-not-ready',
  field: 'status.conditions[type=Ready]',
  certainty: 0.9,
  stale: false,
  ...more,
})
const row: ResourceRow = {
  resource: { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true },
  namespace: 'web',
  name: 'shop',
  uid: 'u',
  labels: { app: 'shop', team: 'a' },
  verdict: verdict('degraded', { message: 'no page' }),
  since: now - 3 * hour,
  created: now - 48 * hour,
  finalizers: [],
  columns: [],
}
const detail: ResourceDetail = { row, pairs: [] }
const text = (description: Partial<Description> & Pick<Description, 'detail'>, more = {}) =>
  descriptionText({ problems: [], ...description }, { ...style, ...more })

const node = (kind: string, name: string, more: Partial<TreeNode> = {}): TreeNode => ({
  ref: { group: '', version: 'v1', kind, namespace: 'web', name, uid: name },
  link: 'owner',
  children: [],
  ...more,
})

const drift = [{ field: 'replicas', wanted: '2', actual: '3', manager: 'kubectl-edit', at: now - hour }]

const whole: Description = {
  detail: {
    row: {
      ...row,
      ownVerdict: verdict('healthy', { reason: 'Ready' }),
      causes: [
        {
          ref: { group: '', kind: 'Pod', namespace: 'web', name: 'shop-1' },
          reason: 'CrashLoopBackOff',
          message: 'back-off 5m0s',
          since: now - hour,
        },
      ],
      owner: { kind: 'Mall', name: 'main' },
    },
    signals: [
      {
        kind: 'condition',
        rule: 'condition-not-ready',
        path: 'status.conditions[type=Ready]',
        state: 'degraded',
        weight: 0.9,
        reason: 'Down',
        message: '',
        decided: true,
      },
    ],
    pairs: [
      { field: 'version', wanted: '2', observed: '2', diverged: false },
      { field: 'replicas', wanted: '3', observed: '1', diverged: true },
    ],
    findings: [
      {
        rule: 'condition-stale',
        field: 'status.conditions[type=Ready]',
        message: 'speaks of an older spec',
        since: now - hour,
      },
    ],
    object: {
      metadata: {},
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'Down',
            message: 'no page',
            lastTransitionTime: '2026-01-01T21:00:00Z',
          },
        ],
      },
    },
  },
  tree: node('Site', 'shop', {
    link: 'root',
    asked: true,
    children: [node('Deployment', 'shop', { drift }), node('Pod', 'shop-1')],
  }),
  events: [
    {
      uid: 'e',
      type: 'Warning',
      reason: 'BackOff',
      note: 'restarting failed container',
      regarding: { group: '', kind: 'Pod', namespace: 'web', name: 'shop-1', uid: 'p' },
      controller: 'kubelet',
      count: 14,
      first: now - hour,
      last: now - 2 * minute,
    },
  ],
  revisions: [
    {
      generation: 2,
      at: now - hour,
      managers: ['kubectl'],
      changes: [
        { path: 'spec.replicas', before: 1, after: 3 },
        { path: 'spec.size', after: 'L' },
      ],
    },
  ],
  problems: ['pods: forbidden'],
}

describe('a description', () => {
  test('tells the verdict with its reason, how sure it is, and what it goes back to', () => {
    expect(text({ detail })).toBe(`Name:         shop
Namespace:    web
Kind:         Site
API Version:  example.com/v1
Labels:       app=shop
              team=a
Created:      2025-12-31T00:00:00Z (2d ago)
Health:       ✖  degraded for 3h (90% sure)
  Reason:     Down
  Message:    no page
  Rule:       condition-not-ready, status.conditions[type=Ready]
`)
  })

  test('shows everything behind the verdict, a section each', () => {
    const shown = descriptionText(whole, style)
    expect(shown.slice(shown.indexOf('  By Itself'))).toBe(
      `  By Itself:  healthy, Ready
Because Of:   Pod/shop-1: CrashLoopBackOff for 60m: back-off 5m0s
Signals:
      SPEAKS FOR   WEIGHT   RULE                  FIELD                           REASON
  →   degraded       0.90   condition-not-ready   status.conditions[type=Ready]   Down
Conditions:
  TYPE    STATUS   FOR   REASON   MESSAGE
  Ready   False    3h    Down     no page
Spec and status:
  FIELD      WANTED   OBSERVED
  replicas   3        1          differs
  version    2        2
Findings:
  RULE              FOR   WHAT
  condition-stale   60m   status.conditions[type=Ready] speaks of an older spec
  drift             60m   Deployment/shop: replicas is 3, wanted 2, by kubectl-edit
Owner tree:
  OBJECT               READY   AGE   WHY
  Site/shop
  ├─ Deployment/shop                 replicas is 3, wanted 2, by kubectl-edit
  └─ Pod/shop-1
Events:
  TYPE      REASON    AGE                 FROM      OBJECT       MESSAGE
  Warning   BackOff   2m (x14 over 60m)   kubelet   Pod/shop-1   restarting failed container
Revisions:
  generation 2, 2026-01-01T23:00:00Z (60m ago) by kubectl
    spec.replicas: 1 → 3
    spec.size: none → "L"
Missing:      pods: forbidden
`,
    )
  })

  test.each([80, 120])('fits a terminal of %i columns', (width) => {
    const message = 'a word after another '.repeat(20)
    const long = { ...whole.detail, row: { ...whole.detail.row, verdict: verdict('degraded', { message }) } }
    for (const line of descriptionText({ ...whole, detail: long }, { ...style, width }).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(width)
  })

  test('cuts no finding, however narrow the terminal is', () => {
    const manager = 'a-rather-long-name-of-a-field-manager'
    const drifted = node('Site', 'shop', {
      asked: true,
      children: [node('Deployment', 'shop', { drift: drift.map((one) => ({ ...one, manager })) })],
    })
    const shown = text({ detail, tree: drifted }, { width: 60 })
    expect(shown).toContain(`Findings:
  RULE   FOR  WHAT
  drift  60m  Deployment/shop: replicas is 3, wanted 2, by
              ${manager}
`)
  })

  test('tells no drift of what stands beside the resource', () => {
    const beside = node('Mall', 'main', {
      children: [node('Site', 'shop', { asked: true }), node('Deployment', 'other', { drift })],
    })
    expect(text({ detail, tree: beside })).not.toContain('Findings')
  })

  test.each<[string, Partial<ResourceRow>, Partial<ResourceDetail>, string]>([
    [
      'a controller that lags behind',
      {
        verdict: verdict('progressing', { certainty: 0.5, stale: true }),
        generation: 3,
        observedGeneration: 2,
      },
      {},
      'its controller has seen generation 2 of 3: wait until it has seen the latest',
    ],
    [
      'no status',
      { verdict: verdict('unknown', { certainty: 0.3 }) },
      { object: { metadata: {} } },
      'it has no status: a controller that reports one, with a condition Ready, would settle it',
    ],
    [
      'signals that disagree',
      { verdict: verdict('healthy', { certainty: 0.5 }) },
      { signals: whole.detail.signals! },
      'status.conditions[type=Ready] speaks for degraded: they would have to agree',
    ],
    [
      'a status that says nothing',
      { verdict: verdict('unknown', { certainty: 0.3 }) },
      {},
      'no field of its status says plainly how it is: a condition Ready, True or False, would settle it',
    ],
  ])('of an unsure verdict says what would settle it: %s', (_, own, more, expected) => {
    const unsure = text({ detail: { ...detail, ...more, row: { ...row, ...own } } })
    expect(unsure).toContain(`To settle:  ${expected}\n`)
    expect(unsure).toContain('% sure, which is unsure)')
  })

  test('tells what holds a deletion, and what could not be read', () => {
    const held = text({
      detail: {
        ...detail,
        problem: 'the API server did not answer within 10 s',
        row: { ...row, deletion: now - hour, finalizers: ['example.com/one', 'example.com/two'] },
      },
    })
    expect(held).toContain(`Deletion:     2026-01-01T23:00:00Z (60m ago)
Held By:      example.com/one
              example.com/two
Missing:      the object itself: the API server did not answer within 10 s
`)
  })

  test('lets no text of the cluster move the cursor', () => {
    const nasty = 'a\u001b[2Jb\rc\u202ed'
    const shown = text({
      detail: {
        ...whole.detail,
        row: {
          ...row,
          verdict: verdict('degraded', { message: nasty, reason: nasty }),
          labels: { a: nasty },
        },
      },
      events: (whole.events ?? []).map((event) => ({ ...event, note: nasty })),
      problems: [nasty],
    })
    expect(shown).not.toMatch(/[\u001b\r\u202e]/)
  })
})
