import { findOwnedKind } from '../../monitor/index.ts'
import { formatGroupKind, type GroupKind } from '../../object/index.ts'
import { type EventRow, isNameOfKind, type ResourceRef, type Views } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { ResourceArguments } from '../get/resource-arguments.ts'
import { kindSuggestion } from '../kind-suggestion.ts'
import type { EventPrinter } from './event-printer.ts'
import { noEvents } from './list-events.ts'

/** What a running Binnacle is asked for. */
export interface ServerEventsQuestion {
  readonly views: Views
  readonly subject: ResourceArguments
  /** Undefined for all namespaces. */
  readonly namespace: string | undefined
  readonly types: readonly EventRow['type'][] | undefined
  readonly printer: EventPrinter
}

interface Scope {
  readonly about?: ResourceRef
  readonly kinds?: readonly GroupKind[]
}

/** As many as the API gives at once, of which those of other kinds are left out. */
const most = 5_000

/** Events whose counts are remembered, so that none is told twice; those beyond it are the oldest. */
const mostTold = 20_000

/**
 * Prints the events that a Binnacle keeps, those that the API server has let go among them; the newest last. Ends 3 when
 * there are more than it gives at once.
 */
export async function listServerEvents(question: ServerEventsQuestion): Promise<number> {
  const { printer, namespace } = question
  const { rows, isCut } = await ask(question, await scopeOf(question))
  printer.list(rows)
  if (isCut) tellCut()
  else if (rows.length === 0 && printer.isForPeople) process.stderr.write(noEvents(namespace))
  return isCut ? exitCode.partly : exitCode.ok
}

/** And then each occurrence as it comes, until the signal. */
export async function watchServerEvents(
  question: ServerEventsQuestion,
  signal: AbortSignal,
): Promise<number> {
  const { views, printer } = question
  const scope = await scopeOf(question)
  let told: Map<string, number> | undefined
  for await (const changes of views.changes(signal)) {
    for (const change of changes) {
      if (change.what === 'event' && told && isAskedFor(change.event, question, scope)) {
        remember(told, change.event)
        printer.line(change.event)
      }
      if (change.what !== 'reset') continue
      const { rows, isCut } = await ask(question, scope)
      const known = told
      if (isCut && !known) tellCut()
      if (!known) printer.list(rows, true)
      else for (const row of rows.filter(({ uid, count }) => known.get(uid) !== count)) printer.line(row)
      told = new Map(rows.map(({ uid, count }) => [uid, count]))
    }
  }
  return exitCode.ok
}

function remember(told: Map<string, number>, { uid, count }: EventRow): void {
  told.delete(uid)
  told.set(uid, count)
  const [oldest] = told.keys()
  if (told.size > mostTold && oldest !== undefined) told.delete(oldest)
}

function tellCut(): void {
  process.stderr.write(
    `binnacle: there are more events than the newest ${most}, which were looked through; -n, --types or one resource narrow them down\n`,
  )
}

interface Answer {
  /** The oldest first. */
  readonly rows: EventRow[]
  /** Whether there are older ones that were not looked at. */
  readonly isCut: boolean
}

async function ask(question: ServerEventsQuestion, scope: Scope): Promise<Answer> {
  const { views, namespace, types } = question
  const rows = await views.events({
    limit: most,
    ...(scope.about && { about: scope.about }),
    ...(namespace !== undefined && scope.about === undefined && { namespace }),
    ...(types && { types }),
  })
  const asked = rows.filter((row) => scope.about !== undefined || isAskedFor(row, question, scope))
  return { rows: asked.reverse(), isCut: rows.length >= most }
}

function isAskedFor(
  row: EventRow,
  { namespace, types }: ServerEventsQuestion,
  { about, kinds }: Scope,
): boolean {
  if (types !== undefined && !types.includes(row.type)) return false
  const root = row.root ?? row.regarding
  if (about !== undefined) return isSame(root, about) || isSame(row.regarding, about)
  if (namespace !== undefined && row.regarding.namespace !== namespace) return false
  const isOf = (kind: GroupKind) =>
    [root, row.regarding].some((ref) => formatGroupKind(kind) === formatGroupKind(ref))
  return kinds === undefined || kinds.some(isOf)
}

function isSame(a: ResourceRef, b: ResourceRef): boolean {
  return a.name === b.name && a.namespace === b.namespace && a.kind === b.kind && a.group === b.group
}

/** The resource need not be there: events are kept longer. */
async function scopeOf({ views, subject, namespace = 'default' }: ServerEventsQuestion): Promise<Scope> {
  const { kinds: words, name } = subject
  // Asked in any case, because a stream tries again and again where nobody answers.
  const all = await views.kinds()
  if (words.length === 0) return {}
  const kinds = words.flatMap((word) => {
    const meant = all.filter(({ resource }) => isNameOfKind(word, resource)).map(({ resource }) => resource)
    const owned = findOwnedKind(word)
    if (owned) meant.push(owned.resource)
    if (meant.length > 0) return meant
    const known = all.map(({ resource }) => resource)
    const advice = kindSuggestion(word, known, 'give a plural or a kind')
    throw new CommandError(`this Binnacle watches no kind '${word}'${advice}`, exitCode.no)
  })
  const [kind] = kinds
  if (name === undefined || !kind) return { kinds }
  return { about: { group: kind.group, kind: kind.kind, namespace: kind.namespaced ? namespace : '', name } }
}
