import { unsureBelow, type Verdict } from '../../health/index.ts'
import { formatApiVersion, formatTime } from '../../object/index.ts'
import { healthLabel, inHealthColor, whyOf } from '../print/health-glyph.ts'
import { onOneLine } from '../print/table.ts'
import { wrap } from '../print/wrap.ts'
import { age, type DescribeStyle } from './describe-style.ts'
import type { Description } from './description.ts'
import { objectName, sections } from './sections.ts'
import { settling } from './settling.ts'

/** Where values begin, as in kubectl describe. */
const indent = 14

/** A description as people read it, laid out as kubectl describe does it. */
export function descriptionText(description: Description, style: DescribeStyle): string {
  const lines = [
    ...headLines(description, style),
    ...healthLines(description, style),
    ...causeLines(description, style),
  ]
  for (const [heading, section] of sections) {
    const content = section(description, style)
    if (content.length > 0) lines.push(`${heading}:`, ...content.map((line) => `  ${line}`))
  }
  for (const problem of description.problems) lines.push(...field('Missing', problem, style))
  return `${lines.join('\n')}\n`
}

function headLines({ detail: { row } }: Description, style: DescribeStyle): string[] {
  const labels = Object.entries(row.labels).map(([name, value]) => `${name}=${value}`)
  return [
    ...field('Name', row.name, style),
    ...(row.resource.namespaced ? field('Namespace', row.namespace, style) : []),
    ...field('Kind', row.resource.kind, style),
    ...field('API Version', formatApiVersion(row.resource), style),
    ...(labels.length === 0 ? field('Labels', '<none>', style) : list('Labels', labels, style)),
    ...(row.owner ? field('Owned By', `${row.owner.kind}/${row.owner.name}`, style) : []),
    ...(row.created === undefined ? [] : field('Created', moment(row.created, style), style)),
  ]
}

function healthLines({ detail }: Description, style: DescribeStyle): string[] {
  const { row, problem } = detail
  const { verdict, since, deletion, finalizers } = row
  const unsure = verdict.certainty < unsureBelow
  const label = healthLabel(verdict.state, { unicode: style.unicode, unsure })
  const lasts = since === undefined ? '' : ` for ${age(since, style)}`
  const sure = `${Math.round(verdict.certainty * 100)}% sure${unsure ? ', which is unsure' : ''}`
  const painted = style.color ? inHealthColor(verdict.state, label) : label
  const settle = settling(detail)
  const generations = `generation ${row.observedGeneration ?? 'unknown'} of ${row.generation ?? 'unknown'} was seen`
  return [
    `${'Health:'.padEnd(indent)}${painted}${lasts} (${sure})`,
    ...field('  Reason', verdict.reason, style),
    ...(verdict.message === '' ? [] : field('  Message', verdict.message, style)),
    ...field('  Rule', verdict.field === '' ? verdict.rule : `${verdict.rule}, ${verdict.field}`, style),
    ...ownLines(row.ownVerdict, style),
    ...(settle === undefined ? [] : field('  To settle', settle, style)),
    ...(verdict.stale ? field('Stale', `the status is of an older spec: ${generations}`, style) : []),
    ...(deletion === undefined ? [] : field('Deletion', moment(deletion, style), style)),
    ...(finalizers.length === 0 ? [] : list('Held By', finalizers, style)),
    ...(problem === undefined ? [] : field('Missing', `the object itself: ${problem}`, style)),
  ]
}

/** What it says of itself, where what it owns says otherwise. */
function ownLines(own: Verdict | undefined, style: DescribeStyle): string[] {
  return own === undefined ? [] : field('  By Itself', `${own.state}, ${whyOf(own)}`, style)
}

function moment(time: number, style: DescribeStyle): string {
  return `${formatTime(time)} (${age(time, style)} ago)`
}

/** What fails below it, which the verdict is put down to. */
function causeLines({ detail }: Description, style: DescribeStyle): string[] {
  const causes = (detail.row.causes ?? []).map(({ ref, reason, message, since }) => {
    const lasts = since === undefined ? '' : ` for ${age(since, style)}`
    return `${objectName(ref)}: ${reason}${lasts}${message === '' ? '' : `: ${message}`}`
  })
  return list('Because Of', causes, style)
}

function list(name: string, values: readonly string[], style: DescribeStyle): string[] {
  return values.flatMap((value, index) => field(index === 0 ? name : '', value, style))
}

/** A name and its value, which goes on below itself where the terminal ends. */
function field(name: string, value: string, { width }: DescribeStyle): string[] {
  const lead = (name === '' ? '' : `${name}:`).padEnd(indent)
  const room = width === undefined ? undefined : Math.max(20, width - indent)
  const lines = value.split('\n').flatMap((line) => wrap(onOneLine(line), room))
  return lines.map((line, index) => `${index === 0 ? lead : ' '.repeat(indent)}${line}`.trimEnd())
}
