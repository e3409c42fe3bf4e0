import { formatGroupKind, parseLabelSelector } from '../../object/index.ts'
import { isNameOfKind, type ResourceRow } from '../../view/index.ts'
import { exitCode } from '../exit-code.ts'
import { RowPrinter } from './row-printer.ts'
import { looksEqual } from './row-sink.ts'
import { pageOf, type ServerRowsQuestion } from './server-rows.ts'

/**
 * Prints what a Binnacle knows, worst first, and then each change of its live stream, until the signal. What changed
 * while the stream was lost is told when it is taken up again.
 */
export async function watchServerRows(question: ServerRowsQuestion, signal: AbortSignal): Promise<number> {
  const { views, selection } = question
  const printer = new RowPrinter({ ...question, namespaces: selection.namespace === undefined })
  // Asked before the stream, which would try again and again where nobody answers.
  await views.kinds()
  let isAsked = filterOf(question, [])
  let known: Map<string, ResourceRow> | undefined
  const upsert = (row: ResourceRow) => {
    const before = known?.get(row.uid)
    known?.set(row.uid, row)
    if (!before || !looksEqual(before, row)) printer.change({ row, deleted: false })
  }
  const remove = (uid: string) => {
    const row = known?.get(uid)
    known?.delete(uid)
    if (row) printer.change({ row, deleted: true })
  }
  for await (const changes of views.changes(signal)) {
    for (const change of changes) {
      if (change.what === 'reset') {
        const now = await rowsOf(question)
        isAsked = filterOf(question, now.values())
        if (!known) {
          known = now
          printer.list(now.values())
          continue
        }
        for (const uid of known.keys()) if (!now.has(uid)) remove(uid)
        for (const row of now.values()) upsert(row)
      } else if (change.what === 'gone') remove(change.uid)
      else if (change.what === 'resource' && known) {
        // One whose labels no longer match is gone, as for a watch of the API server.
        if (isAsked(change.row)) upsert(change.row)
        else remove(change.row.uid)
      }
    }
  }
  return exitCode.ok
}

/** All states: a resource that leaves those that were asked for is told once more. */
async function rowsOf(question: ServerRowsQuestion): Promise<Map<string, ResourceRow>> {
  const page = await pageOf({ ...question, states: undefined }, await question.views.kinds())
  return new Map(page.rows.map((row) => [row.uid, row]))
}

/**
 * Whether a row of the stream is asked for. Only the server knows short names: what they mean is known by the rows that it
 * answered with.
 */
function filterOf(
  { kinds, selection }: ServerRowsQuestion,
  answer: Iterable<ResourceRow>,
): (row: ResourceRow) => boolean {
  const { namespace, name, labelSelector } = selection
  const labels = labelSelector === undefined ? undefined : parseLabelSelector(labelSelector)
  const answered = new Set([...answer].map(({ resource }) => formatGroupKind(resource)))
  const isOfKind = ({ resource }: ResourceRow) =>
    kinds.length === 0 ||
    answered.has(formatGroupKind(resource)) ||
    kinds.some((word) => isNameOfKind(word, resource))
  return (row) =>
    isOfKind(row) &&
    (namespace === undefined || !row.resource.namespaced || row.namespace === namespace) &&
    (name === undefined || row.name === name) &&
    (labels?.matches(row.labels) ?? true)
}
