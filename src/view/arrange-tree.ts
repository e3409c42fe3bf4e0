import { compareText } from '../base/index.ts'
import { healthStates } from '../health/index.ts'
import { formatGroupKind } from '../object/index.ts'
import type { TreeNode } from './owner-tree.ts'

/** Children of one kind that are shown below one node. */
const mostOfAKind = 20

const ranks = new Map<string, number>(healthStates.map((state, rank) => [state, rank]))

/**
 * The tree with the children of every node in order: those first that are worst, or have the worst below them, then
 * what is owned before what is named, then by kind and name. Of more than 20 of a kind the rest is cut, and counted in
 * `cut`; the path to the object that was asked for is never. Pure.
 */
export function arrangeTree(node: TreeNode, most = mostOfAKind): TreeNode {
  return arrange(node, most).node
}

interface Arranged {
  readonly node: TreeNode
  /** Of the node and everything below it; lower is worse. */
  readonly rank: number
  readonly holdsAsked: boolean
}

function arrange(node: TreeNode, most: number): Arranged {
  const children = node.children.map((child) => arrange(child, most)).sort(compare)
  const counts = new Map<string, number>()
  const kept = children.filter(({ node: child, holdsAsked }) => {
    const kind = `${child.link} ${formatGroupKind(child.ref)}`
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return count <= most || holdsAsked
  })
  const cut = (node.cut ?? 0) + children.length - kept.length
  return {
    node: { ...node, children: kept.map((child) => child.node), ...(cut > 0 && { cut }) },
    rank: Math.min(rankOf(node), ...children.map(({ rank }) => rank)),
    holdsAsked: node.asked === true || children.some(({ holdsAsked }) => holdsAsked),
  }
}

function compare(a: Arranged, b: Arranged): number {
  const [left, right] = [a.node, b.node]
  return (
    a.rank - b.rank ||
    Number(left.link === 'reference') - Number(right.link === 'reference') ||
    compareText(formatGroupKind(left.ref), formatGroupKind(right.ref)) ||
    compareText(left.ref.name, right.ref.name) ||
    compareText(left.ref.namespace, right.ref.namespace)
  )
}

function rankOf({ verdict, missing }: TreeNode): number {
  if (missing) return 0
  return ranks.get(verdict?.state ?? 'healthy') ?? healthStates.length
}
