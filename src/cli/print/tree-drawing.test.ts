import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { HealthState, Verdict } from '../../health/index.ts'
import type { TreeNode } from '../../view/index.ts'
import { drawTree } from './tree-drawing.ts'

const now = Date.UTC(2026, 0, 1, 1)
const wide = { color: false, unicode: true, width: undefined }

const verdict = (state: HealthState, reason: string, message = ''): Verdict => ({
  state,
  reason,
  message,
  rule: 'told',
  field: '',
  certainty: 0.9,
  stale: false,
})

const node = (name: string, more: Partial<TreeNode> = {}): TreeNode => {
  const [kind = '', own = ''] = name.split('/')
  const ref = { group: '', version: 'v1', kind, namespace: 'shop', name: own, uid: name }
  return { ref, link: 'owner', children: [], ...more }
}

const tree = node('Database/orders', {
  link: 'root',
  verdict: verdict('degraded', 'CrashLoopBackOff', 'Pod orders-0: back-off'),
  created: now - 3_600_000,
  children: [
    node('StatefulSet/orders', {
      verdict: verdict('progressing', 'NotAllReady'),
      replicas: { wanted: 3, ready: 2 },
      drift: [
        { field: 'replicas', wanted: '5', actual: '3', manager: 'kubectl-edit' },
        { field: 'image', wanted: 'a:2', actual: 'a:1' },
        { field: 'spec.paused', manager: 'kubectl-edit' },
      ],
      children: [
        node('Pod/orders-0', {
          verdict: verdict('degraded', 'CrashLoopBackOff', 'back-off'),
          asked: true,
          pod: { phase: 'Running', ready: 1, containers: 2, restarts: 7, node: 'n1' },
        }),
        node('Pod/orders-1', {
          verdict: verdict('healthy', 'Succeeded'),
          pod: { phase: 'Succeeded', ready: 0, containers: 1, restarts: 0, node: 'n1' },
        }),
      ],
      cut: 4,
    }),
    node('Secret/gone', { link: 'reference', via: 'spec.secretName', missing: true }),
  ],
})

describe('a tree', () => {
  test('has a line for each object, with what is wrong with it', () => {
    expect(drawTree(tree, { style: wide, now })).toEqual([
      'OBJECT                    READY   RESTARTS   AGE   WHY',
      '✖ Database/orders                            60m   CrashLoopBackOff: Pod orders-0: back-off',
      '├─ ◐ StatefulSet/orders   2/3                      NotAllReady; replicas is 3, wanted 5, by kubectl-edit; image is a:1, wanted a:2; spec.paused written by kubectl-edit',
      '│  ├─ ✖ Pod/orders-0 ◂    1/2     7                CrashLoopBackOff: back-off',
      '│  ├─ ✔ Pod/orders-1      0/1     0                Succeeded',
      '│  └─ and 4 more',
      '└╌ ∅ Secret/gone                                   is not there; named in spec.secretName',
    ])
  })

  test('can be drawn in ASCII', () => {
    const lines = drawTree(tree, { style: { ...wide, unicode: false }, now })
    expect(lines.map((line) => line.slice(0, 26).trimEnd())).toEqual([
      'OBJECT',
      'DG Database/orders',
      '|- PR StatefulSet/orders',
      '|  |- DG Pod/orders-0 <',
      '|  |- OK Pod/orders-1',
      '|  `- and 4 more',
      '`. -- Secret/gone',
    ])
  })

  test('fits into a terminal, and colours the glyphs alone', () => {
    for (const line of drawTree(tree, { style: { ...wide, width: 80 }, now }))
      expect(stringWidth(line)).toBeLessThanOrEqual(80)
    const [, root] = drawTree(tree, { style: { ...wide, color: true }, now })
    expect(root).toContain('\u001b[38;5;166m✖\u001b[39m Database/orders')
  })

  test('names the namespace of what lies in another', () => {
    const region = node('Region/north', {
      link: 'root',
      children: [node('Pod/a')],
    })
    const lines = drawTree({ ...region, ref: { ...region.ref, namespace: '' } }, { style: wide, now })
    expect(lines[2]).toBe('└─ Pod/a (in shop)')
  })
})
