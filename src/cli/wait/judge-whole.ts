import { ClientError } from '../../client/index.ts'
import type { Verdict } from '../../health/index.ts'
import type { TreeNode } from '../../view/index.ts'
import { CommandError } from '../exit-code.ts'
import { gatherTree } from '../tree/gather-tree.ts'
import type { TreeQuestion } from '../tree/tree-question.ts'

/**
 * The verdict of what a resource owns upon it, as `tree` and `describe` have it; undefined where that has nothing to say.
 * What cannot be read is told.
 */
export async function judgeWhole(
  question: TreeQuestion,
  tell: (note: string) => void,
): Promise<Verdict | undefined> {
  try {
    const { tree, problems } = await gatherTree(question)
    for (const problem of problems) tell(`of what it owns not all was looked at: ${problem}`)
    const verdict = askedIn(tree)?.verdict
    return verdict?.rule.startsWith('owned-') ? verdict : undefined
  } catch (error) {
    if (!(error instanceof ClientError || error instanceof CommandError)) throw error
    tell(`what it owns was not looked at: ${error.message}`)
    return undefined
  }
}

function askedIn(node: TreeNode): TreeNode | undefined {
  if (node.asked) return node
  for (const child of node.children) {
    const found = askedIn(child)
    if (found) return found
  }
  return undefined
}
