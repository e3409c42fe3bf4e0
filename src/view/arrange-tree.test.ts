import { describe, expect, test } from 'vitest'
import type { HealthState } from '../health/index.ts'
import { arrangeTree } from './arrange-tree.ts'
import type { TreeNode } from './owner-tree.ts'

function node(name: string, state: HealthState | undefined, ...children: TreeNode[]): TreeNode {
  const ref = { group: '', kind: 'Pod', namespace: '', version: 'v1', name, uid: name }
  const verdict = state && { state, reason: '', message: '', rule: '', field: '', certainty: 1, stale: false }
  return { ref, link: 'owner', children, ...(verdict && { verdict }) }
}

const names = ({ children }: TreeNode): string[] => children.map(({ ref }) => ref.name)

describe('the children of a node', () => {
  test('come worst first, by the worst that lies below them', () => {
    const tree = node(
      'root',
      'healthy',
      node('fine', 'healthy'),
      node('waits', 'progressing'),
      node('hides', undefined, node('x', 'healthy', node('deep', 'degraded'))),
      node('also', 'healthy'),
    )
    expect(names(arrangeTree(tree))).toEqual(['hides', 'waits', 'also', 'fine'])
  })

  test('that are owned come before those that are named, and missing ones first of all', () => {
    const named: TreeNode = { ...node('a', undefined), link: 'reference' }
    const missing: TreeNode = { ...node('z', undefined), link: 'reference', missing: true }
    expect(names(arrangeTree(node('root', 'healthy', named, node('b', 'healthy'), missing)))).toEqual([
      'z',
      'b',
      'a',
    ])
  })

  test('are cut over twenty of a kind, the best of them, and what was asked for never', () => {
    const pods = Array.from({ length: 30 }, (_, index) => node(`p${index + 10}`, 'healthy'))
    const asked = { ...node('z', 'healthy'), asked: true }
    const config: TreeNode = {
      ...node('c', undefined),
      ref: { ...node('c', undefined).ref, kind: 'ConfigMap' },
    }
    const tree = arrangeTree(node('root', 'healthy', ...pods, node('bad', 'degraded'), asked, config))
    expect(tree.cut).toBe(11)
    expect(names(tree)).toEqual([
      'bad',
      'c',
      ...Array.from({ length: 19 }, (_, index) => `p${index + 10}`),
      'z',
    ])
  })
})
