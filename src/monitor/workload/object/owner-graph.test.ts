import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OwnedNode, OwnerGraph } from './owner-graph.ts'

const node = (uid: string, owners: string = '', namespace = 'shop'): OwnedNode => ({
  uid,
  namespace,
  owners: owners.split(' ').filter(Boolean),
})

function graphOf(...nodes: OwnedNode[]): OwnerGraph<OwnedNode> {
  const graph = new OwnerGraph<OwnedNode>()
  for (const one of nodes) graph.set(one)
  return graph
}

const uids = (nodes: readonly OwnedNode[]) => nodes.map(({ uid }) => uid).join(' ')
const at = (graph: OwnerGraph<OwnedNode>, uid: string) => graph.get(uid) as OwnedNode

describe('who owns whom', () => {
  test('holds whether the owner came before or after', () => {
    for (const nodes of [
      [node('a'), node('b', 'a'), node('c', 'b')],
      [node('c', 'b'), node('b', 'a'), node('a')],
    ]) {
      const graph = graphOf(...nodes)
      expect(uids(graph.descendants(at(graph, 'a')))).toBe('b c')
      expect(uids(graph.path(at(graph, 'c')))).toBe('c b a')
    }
  })

  test('goes with the owner, and is not taken over by another UID', () => {
    const graph = graphOf(node('a'), node('b', 'a'))
    graph.delete('a')
    graph.set(node('a2'))
    expect(uids(graph.children(at(graph, 'a2')))).toBe('')
    expect(uids(graph.parents(at(graph, 'b')))).toBe('')
  })

  test('does not reach into another namespace, but from outside of all into every one', () => {
    const graph = graphOf(
      node('here', '', 'here'),
      node('cluster', '', ''),
      node('x', 'here', 'there'),
      node('y', 'cluster', 'there'),
    )
    expect(uids(graph.parents(at(graph, 'x')))).toBe('')
    expect(uids(graph.children(at(graph, 'here')))).toBe('')
    expect(uids(graph.children(at(graph, 'cluster')))).toBe('y')
  })

  test('a cluster-scoped object is not owned by one in a namespace', () => {
    const graph = graphOf(node('a', '', 'shop'), node('volume', 'a', ''))
    expect(uids(graph.parents(at(graph, 'volume')))).toBe('')
  })

  test('follows the first owner that is known', () => {
    const graph = graphOf(node('a'), node('b'), node('c', 'gone b a'))
    expect(uids(graph.path(at(graph, 'c')))).toBe('c b')
    expect(uids(graph.ancestors(at(graph, 'c')))).toBe('b a')
  })

  test('moves when an object gets other owners', () => {
    const graph = graphOf(node('a'), node('b'), node('c', 'a'))
    graph.set(node('c', 'b'))
    expect(uids(graph.children(at(graph, 'a')))).toBe('')
    expect(uids(graph.children(at(graph, 'b')))).toBe('c')
  })

  test('ends in a circle', () => {
    const graph = graphOf(node('a', 'c'), node('b', 'a'), node('c', 'b'), node('d', 'd'))
    expect(uids(graph.descendants(at(graph, 'a')))).toBe('b c')
    expect(uids(graph.path(at(graph, 'a')))).toBe('a c b')
    expect(uids(graph.path(at(graph, 'd')))).toBe('d')
  })
})

test('whatever comes and goes, both directions agree with a look at all nodes', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const step = fc.record({
    uid: name,
    owners: fc.uniqueArray(name, { maxLength: 3 }),
    namespace: fc.constantFrom('', 'x', 'y'),
    gone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const graph = new OwnerGraph<OwnedNode>()
      const model = new Map<string, OwnedNode>()
      for (const { gone, ...one } of steps) {
        if (gone) graph.delete(one.uid)
        else graph.set(one)
        if (gone) model.delete(one.uid)
        else model.set(one.uid, one)
      }
      const owns = (owner: OwnedNode, child: OwnedNode) =>
        owner.uid !== child.uid &&
        child.owners.includes(owner.uid) &&
        (owner.namespace === '' || owner.namespace === child.namespace)
      expect(graph.size).toBe(model.size)
      for (const one of model.values()) {
        const others = [...model.values()]
        const parents = others.filter((other) => owns(other, one)).map(({ uid }) => uid)
        const children = others.filter((other) => owns(one, other)).map(({ uid }) => uid)
        expect(
          graph
            .parents(one)
            .map(({ uid }) => uid)
            .sort(),
        ).toEqual(parents.sort())
        expect(
          graph
            .children(one)
            .map(({ uid }) => uid)
            .sort(),
        ).toEqual(children.sort())
        const below = new Set(children)
        for (const uid of below)
          for (const other of others) if (owns(model.get(uid) as OwnedNode, other)) below.add(other.uid)
        below.delete(one.uid)
        expect(
          graph
            .descendants(one)
            .map(({ uid }) => uid)
            .sort(),
        ).toEqual([...below].sort())
      }
    }),
  )
})
