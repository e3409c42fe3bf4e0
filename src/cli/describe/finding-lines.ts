import stringWidth from 'string-width'
import type { TreeNode } from '../../view/index.ts'
import { driftText } from '../print/drift-text.ts'
import { gapOf, onOneLine, renderTable } from '../print/table.ts'
import { wrap } from '../print/wrap.ts'
import { age, type DescribeStyle } from './describe-style.ts'
import type { Description } from './description.ts'

/** What should be looked at beside the health, in sentences that are not cut. */
interface Remark {
  readonly rule: string
  readonly since: number | undefined
  readonly text: string
}

const mostDrifts = 20

/** A line or more for each finding, and for each field of what is owned that has drifted. */
export function findingLines({ detail, tree }: Description, style: DescribeStyle): string[] {
  const findings = (detail.findings ?? []).map(({ rule, field, message, since }): Remark => {
    return { rule, since, text: field === '' ? message : `${field} ${message}` }
  })
  const drifts = tree ? driftsOf(tree) : []
  const remarks = [...findings, ...drifts.slice(0, mostDrifts)]
  if (remarks.length === 0) return []
  const more = drifts.length - mostDrifts
  return [...remarkLines(remarks, style), ...(more > 0 ? [`and ${more} more; binnacle tree shows all`] : [])]
}

/** Of the object that was asked for and of all below it. */
function driftsOf(node: TreeNode, isWithin = false): Remark[] {
  const counts = isWithin || node.asked === true
  const { ref, drift = [], children } = node
  const own = counts ? drift : []
  return [
    ...own.map((one) => ({
      rule: 'drift',
      since: one.at,
      text: `${ref.kind}/${ref.name}: ${driftText(one)}`,
    })),
    ...children.flatMap((child) => driftsOf(child, counts)),
  ]
}

function remarkLines(remarks: readonly Remark[], style: DescribeStyle): string[] {
  const lead = renderTable(
    [{ header: 'RULE' }, { header: 'FOR' }],
    remarks.map(({ rule, since }) => [{ text: rule }, { text: age(since, style) }]),
    style,
  )
  const indent = Math.max(...lead.map((line) => stringWidth(line))) + gapOf(style.width)
  // Sections are indented by two.
  const room = style.width === undefined ? undefined : Math.max(20, style.width - 2 - indent)
  const texts = ['WHAT', ...remarks.map(({ text }) => onOneLine(text))]
  return texts.flatMap((text, index) =>
    wrap(text, room).map((line, part) => `${(part === 0 ? (lead[index] ?? '') : '').padEnd(indent)}${line}`),
  )
}
