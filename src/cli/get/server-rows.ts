import { systemClock } from '../../base/index.ts'
import type { HealthState } from '../../health/index.ts'
import { formatGroupKind, parseLabelSelector } from '../../object/index.ts'
import {
  isNameOfKind,
  type KindSummary,
  queryRows,
  type ResourcePage,
  type ResourceQuery,
  type ResourceRow,
  type Views,
} from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { kindSuggestion } from '../kind-suggestion.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import { tellClosing } from './closing-line.ts'
import type { Selection } from './gather.ts'
import { formatRows, type GetFormat } from './rows-output.ts'

/** What a running Binnacle is asked for. */
export interface ServerRowsQuestion {
  readonly views: Views
  /** As typed; none means all. */
  readonly kinds: readonly string[]
  readonly selection: Omit<Selection, 'fieldSelector'>
  /** Undefined for all. */
  readonly states: readonly HealthState[] | undefined
  readonly output: GetFormat
  readonly style: TerminalStyle
}

/**
 * Prints what a Binnacle knows, worst first: its verdicts take up what a resource owns. Ends 3 when it could not read
 * some kinds, 1 when the one resource asked for is not there.
 */
export async function listServerRows(question: ServerRowsQuestion): Promise<number> {
  const { kinds, selection, output, style } = question
  const known = await question.views.kinds()
  const page = await pageOf(question, known)
  const { namespace, name } = selection
  if (name !== undefined && page.total === 0) {
    const where = namespace === undefined ? '' : ` in namespace ${namespace}`
    throw new CommandError(`there is no ${kinds[0]} ${name}${where} that this Binnacle watches`, exitCode.no)
  }
  const table = {
    namespaces: namespace === undefined,
    style: name === undefined ? style : { ...style, width: undefined },
    now: systemClock.now(),
  }
  process.stdout.write(formatRows(output, page.rows, table))
  const problems = problemsOf(known, kinds)
  for (const problem of problems) process.stderr.write(`binnacle: ${problem}\n`)
  if (page.total === 0 ? problems.length === 0 : process.stdout.isTTY)
    tellClosing(question, known.length, page)
  return problems.length === 0 ? exitCode.ok : exitCode.partly
}

/** Of a namespace, and of the kinds that have none: as `get` has it without a server. */
export async function pageOf(
  { views, kinds, selection, states }: ServerRowsQuestion,
  known: readonly KindSummary[],
): Promise<ResourcePage> {
  const { namespace, name, labelSelector } = selection
  const query: ResourceQuery = {
    ...(labelSelector !== undefined && { labels: parseLabelSelector(labelSelector) }),
    ...(states && { states }),
    ...(name !== undefined && { text: name }),
  }
  const cluster = await clusterKinds(views, kinds, known)
  const asked = kinds.length > 0 ? { kinds } : {}
  const pages =
    namespace === undefined
      ? [await views.resources({ ...query, ...asked })]
      : [
          await views.resources({ ...query, ...asked, namespaces: [namespace] }),
          ...(cluster.length > 0 ? [await views.resources({ ...query, kinds: cluster })] : []),
        ]
  const found = new Map<string, ResourceRow>()
  for (const { rows } of pages)
    for (const row of rows) {
      const isInScope = namespace === undefined || !row.resource.namespaced || row.namespace === namespace
      if (isInScope && (name === undefined || row.name === name)) found.set(row.uid, row)
    }
  return queryRows(found.values(), {})
}

/** The names of cluster-scoped kinds. Only the server knows short names: it is asked. */
async function clusterKinds(
  views: Views,
  words: readonly string[],
  known: readonly KindSummary[],
): Promise<string[]> {
  if (words.length === 0)
    return known
      .filter(({ resource, total }) => !resource.namespaced && total > 0)
      .map(({ resource }) => `${resource.resource}.${resource.group}`)
  const found: string[] = []
  for (const word of words) {
    const { rows } = await views.resources({ kinds: [word], limit: 1 })
    const [row] = rows
    if (row && !row.resource.namespaced) found.push(word)
    if (row || known.some(({ resource }) => isNameOfKind(word, resource))) continue
    const kinds = known.map(({ resource }) => resource)
    throw new CommandError(
      `this Binnacle knows no kind '${word}' that has resources${kindSuggestion(word, kinds, 'give a plural or a kind')}`,
      exitCode.no,
    )
  }
  return found
}

function problemsOf(known: readonly KindSummary[], words: readonly string[]): string[] {
  return known.flatMap(({ resource, problem }) => {
    const isAsked = words.length === 0 || words.some((word) => isNameOfKind(word, resource))
    return isAsked && problem !== undefined ? [`${formatGroupKind(resource)}: ${problem}`] : []
  })
}
