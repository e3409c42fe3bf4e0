import type { DatabaseSync } from 'node:sqlite'
import type { GroupKind } from '../../../object/index.ts'
import type { TimeRange } from '../../../view/index.ts'
import {
  firstHealth,
  type HistoryEntry,
  type HistoryFilter,
  type HistoryStats,
  type HistoryStore,
  type HistorySubject,
  type HistoryWrite,
  type LastKnown,
  type SubjectHistory,
  type WatchSpan,
} from '../history-store.ts'
import { shortestGap } from '../watch-spans.ts'
import { guarded, lockFile, openFile, type SqliteModule } from './sqlite-file.ts'
import { pruneOld, pruneOldest, usedBytes } from './sqlite-pruning.ts'
import { SqliteReader } from './sqlite-reader.ts'
import { type SqliteRow, SqliteStatements } from './sqlite-statements.ts'

export interface SqliteHistoryOptions {
  readonly file: string
  /** What is older goes, in milliseconds. */
  readonly retention: number
  /** When the file is larger than so many bytes the oldest goes, and is counted as dropped. */
  readonly mostBytes: number
}

/** History in a file of SQLite, in WAL mode: read by others while it is written, one transaction for each `write`. */
export class SqliteHistory implements HistoryStore {
  readonly remembers = true
  readonly #options: SqliteHistoryOptions
  readonly #lock: DatabaseSync
  readonly #database: DatabaseSync
  readonly #reader: SqliteReader
  readonly #statements: SqliteStatements
  /** Ids of kinds, which are few and never go. */
  readonly #kinds = new Map<string, number>()
  readonly #run: number
  readonly lastWritten: number | undefined
  #entries: number
  #dropped = 0

  private constructor(
    options: SqliteHistoryOptions,
    lock: DatabaseSync,
    database: DatabaseSync,
    statements: SqliteStatements,
    begun: Begun,
  ) {
    this.#options = options
    this.#lock = lock
    this.#database = database
    this.#statements = statements
    this.#reader = new SqliteReader(database, options.file)
    this.#run = begun.run
    this.#entries = begun.entries
    this.lastWritten = begun.heartbeat > 0 ? begun.heartbeat : undefined
  }

  /**
   * Opens the file, or makes it. Throws a `HistoryError`.
   *
   * @param now milliseconds since 1970 UTC
   */
  static open(sqlite: SqliteModule, options: SqliteHistoryOptions, now: number): SqliteHistory {
    const lock = lockFile(sqlite, options.file)
    let database: DatabaseSync | undefined
    try {
      database = openFile(sqlite, options.file, false)
      const statements = new SqliteStatements(database)
      const opened = database
      const begun = guarded(options.file, () => begin(opened, statements, now))
      return new SqliteHistory(options, lock, database, statements, begun)
    } catch (error) {
      database?.close()
      lock.close()
      throw error
    }
  }

  known(uid: string): LastKnown | undefined {
    return this.#guarded(() => {
      const row = this.#statements.get(`${knownSql} WHERE uid = ? AND deleted IS NULL`, uid)
      return row && readKnown(row)
    })
  }

  write(writes: readonly HistoryWrite[], now: number): void {
    this.#guarded(() =>
      this.#transaction(now, () => {
        for (const write of writes) this.#write(write, now)
      }),
    )
  }

  subjects(filter: HistoryFilter, range: TimeRange): Iterable<SubjectHistory> {
    return this.#reader.subjects(filter, range)
  }

  spans(filter: HistoryFilter, range: TimeRange): readonly WatchSpan[] {
    return this.#reader.spans(filter, range)
  }

  unseen(kind: GroupKind, namespace: string | undefined): readonly LastKnown[] {
    const where = 'WHERE resource.kind = ? AND deleted IS NULL AND run <> ? AND (? IS NULL OR namespace = ?)'
    const scope = namespace ?? null
    return this.#guarded(() =>
      this.#statements
        .all(`${knownSql} ${where}`, this.#kindId(kind), this.#run, scope, scope)
        .map(readKnown),
    )
  }

  prune(now: number): boolean {
    return this.#guarded(() => {
      let more = false
      this.#transaction(now, () => {
        const old = pruneOld(this.#statements, now - this.#options.retention, this.#run)
        const isLarge = usedBytes(this.#statements) > this.#options.mostBytes
        const oldest = isLarge ? pruneOldest(this.#statements) : { entries: 0, more: false }
        this.#entries -= old.entries + oldest.entries
        this.#dropped += oldest.entries
        more = old.more || oldest.more
      })
      // What is free is given back to the disk a little at a time.
      this.#database.exec('PRAGMA incremental_vacuum(200)')
      return more
    })
  }

  stats(): HistoryStats {
    return {
      entries: this.#entries,
      bytes: this.#guarded(() => usedBytes(this.#statements)),
      dropped: this.#dropped,
    }
  }

  close(now: number): void {
    try {
      this.#guarded(() =>
        this.#transaction(now, () =>
          this.#statements.run('UPDATE span SET until = ? WHERE until IS NULL', now),
        ),
      )
    } finally {
      this.#database.close()
      this.#lock.close()
    }
  }

  #write(write: HistoryWrite, now: number): void {
    switch (write.what) {
      case 'known':
        this.#know(write.known, write.isFirst ?? false)
        break
      case 'entry':
        this.#append(write.subject, write.entry)
        break
      case 'watched':
        this.#watched(write.kind, write.namespace, write.at)
        break
      case 'unwatched':
        this.#statements.run(
          'UPDATE span SET until = max("from", ?) WHERE until IS NULL AND kind = ? AND namespace IS ?',
          Math.min(write.at, now),
          this.#kindId(write.kind),
          write.namespace ?? null,
        )
        break
    }
  }

  #know(known: LastKnown, isFirst: boolean): void {
    const columns = [
      known.state,
      known.since ?? null,
      known.reason,
      known.message,
      known.created ?? null,
      known.deletion ?? null,
      known.generation ?? null,
      JSON.stringify(known.conditions.map(({ type, status }) => [type, status])),
      this.#run,
    ]
    this.#statements.run(
      `INSERT INTO resource (kind, namespace, name, uid, seen, ${knownColumns}) VALUES (?, ?, ?, ?, ?, ${marks})
       ON CONFLICT (uid) DO ${isFirst ? 'NOTHING' : updateKnown}`,
      this.#kindId(known),
      known.namespace,
      known.name,
      known.uid,
      known.seen,
      ...columns,
    )
  }

  #append({ uid }: HistorySubject, entry: HistoryEntry): void {
    const row = this.#statements.get(`${knownSql} WHERE uid = ?`, uid)
    if (!row) return
    const id = Number(row.id)
    if (entry.what === 'health' && row.has_health === 0) {
      this.#insert(id, firstHealth(readKnown(row)))
      this.#statements.run('UPDATE resource SET has_health = 1 WHERE id = ?', id)
    }
    this.#insert(id, entry)
    if (entry.what === 'deleted')
      this.#statements.run('UPDATE resource SET deleted = ? WHERE id = ?', entry.at, id)
  }

  #insert(resource: number, entry: HistoryEntry): void {
    const { at, what, ...data } = entry
    const event = entry.what === 'event' ? entry.event.uid : null
    if (event !== null)
      this.#entries -= this.#statements.run(
        'DELETE FROM entry WHERE resource = ? AND event = ?',
        resource,
        event,
      )
    this.#entries += this.#statements.run(
      'INSERT INTO entry (resource, at, until, what, event, data) VALUES (?, ?, ?, ?, ?, ?)',
      resource,
      at,
      this.#untilOf(resource, entry),
      what,
      event,
      JSON.stringify(data),
    )
  }

  /** Ends the state before, if this is one; null while none follows it. */
  #untilOf(resource: number, { at, what }: HistoryEntry): number | null {
    if (what !== 'health') return at
    this.#statements.run(
      'UPDATE entry SET until = ?2 WHERE resource = ?1 AND until IS NULL AND at <= ?2',
      resource,
      at,
    )
    const next = this.#statements.get(
      "SELECT min(at) AS at FROM entry WHERE resource = ? AND what = 'health' AND at > ?",
      resource,
      at,
    )
    return optional(next?.at ?? null) ?? null
  }

  #watched(kind: GroupKind, namespace: string | undefined, at: number): void {
    const id = this.#kindId(kind)
    const scope = namespace ?? null
    const last = this.#statements.get(
      'SELECT id, until FROM span WHERE kind = ? AND namespace IS ? ORDER BY "from" DESC LIMIT 1',
      id,
      scope,
    )
    if (last && last.until === null) return
    if (last && at - Number(last.until) < shortestGap)
      this.#statements.run('UPDATE span SET until = NULL WHERE id = ?', Number(last.id))
    else this.#statements.run('INSERT INTO span (kind, namespace, "from") VALUES (?, ?, ?)', id, scope, at)
  }

  #kindId({ group, kind }: GroupKind): number {
    const name = `${kind}.${group}`
    const known = this.#kinds.get(name)
    if (known !== undefined) return known
    this.#statements.run('INSERT OR IGNORE INTO kind ("group", kind) VALUES (?, ?)', group, kind)
    const id = Number(
      this.#statements.get('SELECT id FROM kind WHERE "group" = ? AND kind = ?', group, kind)?.id,
    )
    this.#kinds.set(name, id)
    return id
  }

  #transaction(now: number, action: () => void): void {
    try {
      transaction(this.#database, this.#statements, now, action)
    } catch (error) {
      this.#kinds.clear()
      throw error
    }
  }

  #guarded<T>(action: () => T): T {
    return guarded(this.#options.file, action)
  }
}

/** What a file tells when it is opened. */
interface Begun {
  /** Which time it is opened to be written. */
  readonly run: number
  readonly entries: number
  /** When it was last written; 0 when it never was. */
  readonly heartbeat: number
}

/** Spans that were open when the process before ended are known to have lasted until its last transaction. */
function begin(database: DatabaseSync, statements: SqliteStatements, now: number): Begun {
  const meta = (key: string) =>
    Number(statements.get('SELECT value FROM meta WHERE key = ?', key)?.value ?? 0)
  const [heartbeat, run] = [meta('heartbeat'), meta('run') + 1]
  transaction(database, statements, now, () => {
    statements.run('UPDATE span SET until = max("from", ?) WHERE until IS NULL', heartbeat)
    statements.run("INSERT OR REPLACE INTO meta VALUES ('run', ?)", run)
  })
  return { run, heartbeat, entries: Number(statements.get('SELECT count(*) AS n FROM entry')?.n ?? 0) }
}

/** Does all or nothing, and notes when. */
function transaction(
  database: DatabaseSync,
  statements: SqliteStatements,
  now: number,
  action: () => void,
): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    action()
    statements.run("INSERT OR REPLACE INTO meta VALUES ('heartbeat', ?)", now)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

const knownNames = [
  'state',
  'since',
  'reason',
  'message',
  'created',
  'deletion',
  'generation',
  'conditions',
  'run',
]
const knownColumns = knownNames.join(', ')
const marks = knownNames.map(() => '?').join(', ')
const updateKnown = `UPDATE SET ${knownNames.map((name) => `${name} = excluded.${name}`).join(', ')}`
const knownSql = `SELECT resource.*, kind."group" AS kind_group, kind.kind AS kind_name
  FROM resource JOIN kind ON kind.id = resource.kind`

function readKnown(row: SqliteRow): LastKnown {
  const conditions = JSON.parse(String(row.conditions)) as [string, string][]
  return {
    group: String(row.kind_group),
    kind: String(row.kind_name),
    namespace: String(row.namespace),
    name: String(row.name),
    uid: String(row.uid),
    state: String(row.state) as LastKnown['state'],
    since: optional(row.since),
    reason: String(row.reason),
    message: String(row.message),
    created: optional(row.created),
    deletion: optional(row.deletion),
    generation: optional(row.generation),
    conditions: conditions.map(([type, status]) => ({ type, status })),
    seen: Number(row.seen),
  }
}

function optional(value: unknown): number | undefined {
  return value === null ? undefined : Number(value)
}
