import { systemClock } from '../../base/index.ts'
import { queryRows } from '../../view/index.ts'
import { exitCode } from '../exit-code.ts'
import { type ClosingQuestion, tellClosing } from './closing-line.ts'
import { gather } from './gather.ts'
import { type Question, spansNamespaces } from './question.ts'
import { formatRows } from './rows-output.ts'

/** Prints what there is, worst first. Ends 3 when some kinds could not be read, 1 when none could. */
export async function listRows(question: Question): Promise<number> {
  const { client, targets, selection, states, output, progress } = question
  const { rows, problems } = await gather(client, targets, selection, systemClock.now, (done) =>
    progress.show(`read ${done} of ${targets.length} kinds`),
  )
  progress.clear()
  const page = queryRows(rows, { ...(states && { states }) })
  const style = selection.name === undefined ? question.style : { ...question.style, width: undefined }
  const table = { namespaces: spansNamespaces(question), style, now: systemClock.now() }
  process.stdout.write(formatRows(output, page.rows, table))
  for (const problem of problems) process.stderr.write(`binnacle: ${problem}\n`)
  const isEmpty = page.total === 0
  if (isEmpty ? problems.length === 0 : process.stdout.isTTY)
    tellClosing(inScope(question), targets.length, page)
  if (problems.length === 0) return exitCode.ok
  return problems.length < targets.length ? exitCode.partly : exitCode.no
}

/** Where no kind lies in namespaces, none is looked into. */
function inScope({ output, selection, style, targets }: Question): ClosingQuestion {
  const { namespace: _, ...everywhere } = selection
  const isNamespaced = targets.some(({ resource }) => resource.namespaced)
  return { output, style, selection: isNamespaced ? selection : everywhere }
}
