import { formatGroupKind, type GroupKind } from '../../object/index.ts'
import { type EventRow, isNameOfKind, type ResourceRef, type Views } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Subject } from '../get/subject.ts'
import type { EventPrinter } from './event-printer.ts'
import { noEvents } from './list-events.ts'

/** What a running Binnacle is asked for. */
export interface ServerEventsQuestion {
  readonly views: Views
  readonly subject: Subject
  /** Undefined for all namespaces. */
  readonly namespace: string | undefined
  readonly types: readonly EventRow['type'][] | undefined
  readonly printer: EventPrinter
}

interface Scope {
  readonly about?: ResourceRef
  readonly kinds?: readonly GroupKind[]
}

/** As many as are asked for at once, of which those of other kinds are left out. */
const most = 1000

/** Prints the events that a Binnacle keeps, those that the API server has let go among them; the newest last. */
export async function listServerEvents(question: ServerEventsQuestion): Promise<number> {
  const { printer, namespace } = question
  const rows = await ask(question, await scopeOf(question))
  printer.list(rows)
  if (rows.length === 0 && printer.isForPeople) process.stderr.write(noEvents(namespace))
  return exitCode.ok
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
        told.set(change.event.uid, change.event.count)
        printer.line(change.event)
      }
      if (change.what !== 'reset') continue
      const rows = await ask(question, scope)
      const known = told
      if (!known) printer.list(rows, true)
      else for (const row of rows.filter(({ uid, count }) => known.get(uid) !== count)) printer.line(row)
      told = new Map(rows.map(({ uid, count }) => [uid, count]))
    }
  }
  return exitCode.ok
}

async function ask(question: ServerEventsQuestion, scope: Scope): Promise<EventRow[]> {
  const { views, namespace, types } = question
  const rows = await views.events({
    limit: most,
    ...(scope.about && { about: scope.about }),
    ...(namespace !== undefined && scope.about === undefined && { namespace }),
    ...(types && { types }),
  })
  return rows.filter((row) => scope.about !== undefined || isAskedFor(row, question, scope)).reverse()
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
  return kinds === undefined || kinds.some((kind) => formatGroupKind(kind) === formatGroupKind(root))
}

function isSame(a: ResourceRef, b: ResourceRef): boolean {
  return a.name === b.name && a.namespace === b.namespace && a.kind === b.kind && a.group === b.group
}

/** The resource need not be there: events are kept longer. */
async function scopeOf({ views, subject, namespace = 'default' }: ServerEventsQuestion): Promise<Scope> {
  const { kinds: words, name } = subject
  if (words.length === 0) return {}
  const all = await views.kinds()
  const kinds = words.flatMap((word) => {
    const meant = all.filter(({ resource }) => isNameOfKind(word, resource)).map(({ resource }) => resource)
    if (meant.length > 0) return meant
    throw new CommandError(`this Binnacle watches no kind '${word}'; give a plural or a kind`, exitCode.no)
  })
  const [kind] = kinds
  if (name === undefined || !kind) return { kinds }
  return { about: { group: kind.group, kind: kind.kind, namespace: kind.namespaced ? namespace : '', name } }
}
