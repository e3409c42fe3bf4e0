import type { DatabaseSync } from 'node:sqlite'
import type { GroupKind } from '../../../object/index.ts'
import type { TimeRange } from '../../../view/index.ts'
import type { HistoryEntry, HistoryFilter, SubjectHistory, WatchSpan } from '../history-store.ts'
import { entriesIn } from '../subject-filter.ts'
import { guarded, openFile, type SqliteModule } from './sqlite-file.ts'

type Value = string | number

/** Reads a history's file, also while a monitor writes it. */
export class SqliteReader {
  readonly #database: DatabaseSync
  readonly #file: string

  constructor(database: DatabaseSync, file: string) {
    this.#database = database
    this.#file = file
  }

  /** A reader of its own, for whoever does not write. */
  static open(sqlite: SqliteModule, file: string): SqliteReader {
    return new SqliteReader(openFile(sqlite, file, true), file)
  }

  /** Everything that `action` reads is of one moment, whatever is written meanwhile. Not to be nested. */
  snapshot<T>(action: () => T): T {
    this.#guarded(() => this.#database.exec('BEGIN'))
    try {
      return action()
    } finally {
      if (this.#database.isTransaction) this.#guarded(() => this.#database.exec('ROLLBACK'))
    }
  }

  /** When it was last written: until then what was watched was watched. */
  get heartbeat(): number {
    return this.#guarded(() => {
      const row = this.#database.prepare("SELECT value FROM meta WHERE key = 'heartbeat'").get()
      return Number(row?.value ?? 0)
    })
  }

  /** Those of which anything is known. */
  kinds(): GroupKind[] {
    return this.#guarded(() =>
      this.#database
        .prepare('SELECT "group", kind FROM kind ORDER BY "group", kind')
        .all()
        .map((row) => ({ group: String(row.group), kind: String(row.kind) })),
    )
  }

  *subjects(filter: HistoryFilter, range: TimeRange): Generator<SubjectHistory> {
    const { where, values } = conditionsOf(filter)
    const resources = this.#guarded(() =>
      this.#database
        .prepare(
          `SELECT resource.*, kind."group" AS kind_group, kind.kind AS kind_name
           FROM resource JOIN kind ON kind.id = resource.kind
           WHERE (deleted IS NULL OR deleted >= ?) AND min(coalesce(created, seen), seen) < ? ${where}
           ORDER BY kind."group", kind.kind, namespace, name, seen`,
        )
        .all(range.from, range.to, ...values),
    )
    const entries = this.#guarded(() =>
      this.#database.prepare(
        `SELECT at, what, data FROM entry WHERE resource = ?1 AND at < ?3
           AND at >= coalesce((SELECT max(at) FROM entry WHERE resource = ?1 AND what = 'health' AND at < ?2), ?2)
         ORDER BY at, id`,
      ),
    )
    for (const row of resources) {
      const found = this.#guarded(() => entries.all(Number(row.id), range.from, range.to))
      yield {
        subject: {
          group: String(row.kind_group),
          kind: String(row.kind_name),
          namespace: String(row.namespace),
          name: String(row.name),
          uid: String(row.uid),
        },
        created: optional(row.created),
        seen: Number(row.seen),
        deleted: optional(row.deleted),
        last: {
          state: String(row.state) as SubjectHistory['last']['state'],
          since: optional(row.since),
          reason: String(row.reason),
          message: String(row.message),
        },
        entries: entriesIn(found.map(readEntry), range),
      }
    }
  }

  /** Of a kind that is still watched the span has no end. */
  spans(filter: HistoryFilter, { from, to }: TimeRange): WatchSpan[] {
    const { where, values } = conditionsOf({
      ...(filter.kinds && { kinds: filter.kinds }),
    })
    const rows = this.#guarded(() =>
      this.#database
        .prepare(
          `SELECT span.*, kind."group" AS kind_group, kind.kind AS kind_name
           FROM span JOIN kind ON kind.id = span.kind
           WHERE "from" < ? AND coalesce(until, ?) > ? ${where} ORDER BY "from"`,
        )
        .all(to, to, from, ...values),
    )
    return rows.flatMap((row): WatchSpan | [] => {
      const namespace = row.namespace === null ? undefined : String(row.namespace)
      if (namespace !== undefined && filter.namespaces && !filter.namespaces.includes(namespace)) return []
      return {
        group: String(row.kind_group),
        kind: String(row.kind_name),
        namespace,
        from: Number(row.from),
        until: optional(row.until),
      }
    })
  }

  close(): void {
    this.#database.close()
  }

  #guarded<T>(action: () => T): T {
    return guarded(this.#file, action)
  }
}

function conditionsOf({ kinds, namespaces, name }: HistoryFilter): { where: string; values: Value[] } {
  const where: string[] = []
  const values: Value[] = []
  if (kinds) {
    where.push(`AND (${kinds.map(() => '(kind."group" = ? AND kind.kind = ?)').join(' OR ') || 'FALSE'})`)
    values.push(...kinds.flatMap(({ group, kind }) => [group, kind]))
  }
  if (namespaces) {
    where.push(`AND namespace IN (${namespaces.map(() => '?').join(', ')})`)
    values.push(...namespaces)
  }
  if (name !== undefined) {
    where.push('AND name = ?')
    values.push(name)
  }
  return { where: where.join(' '), values }
}

function readEntry({ at, what, data }: Record<string, unknown>): HistoryEntry {
  return { at: Number(at), what, ...JSON.parse(String(data)) } as HistoryEntry
}

function optional(value: unknown): number | undefined {
  return value === null ? undefined : Number(value)
}
