import { closeSync, existsSync, openSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { HistoryError } from '../history-error.ts'
import { applicationId, schema, schemaVersion } from './sqlite-schema.ts'

export type SqliteModule = typeof import('node:sqlite')

/** How long a reader's lock is waited for, milliseconds: the loop stands still meanwhile. */
const busyTimeout = 250

/**
 * Opens the file of a history, or makes it. It must be of the schema that we know; what else it may be is refused, and
 * nothing of it is changed.
 */
export function openFile(sqlite: SqliteModule, file: string, readOnly: boolean): DatabaseSync {
  if (readOnly && !existsSync(file))
    throw new HistoryError('failed', `there is no history at ${file}: monitor with --history ${file} first`)
  if (!readOnly) createPrivate(file)
  return guarded(file, () => {
    const database = new sqlite.DatabaseSync(file, { readOnly, timeout: busyTimeout })
    try {
      if (isEmpty(database)) create(database, file, readOnly)
      else check(database, file)
      if (!readOnly) {
        // WAL, so that a report reads while we write; FULL, so that what was committed outlives a power cut.
        database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF')
      }
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/**
 * Keeps other monitors off the file: a lock on a file beside it, which the operating system ends with the process,
 * however that ends. The file itself is not locked, because reports have to read it.
 */
export function lockFile(sqlite: SqliteModule, file: string): DatabaseSync {
  createPrivate(`${file}-lock`)
  return guarded(file, () => {
    const lock = new sqlite.DatabaseSync(`${file}-lock`, { timeout: 0 })
    try {
      lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
      return lock
    } catch (error) {
      lock.close()
      throw error
    }
  })
}

/**
 * Makes the file for its owner alone, unless it is there; SQLite gives those beside it (`-wal`, `-shm`) the same mode,
 * https://www.sqlite.org/c3ref/open.html. One that is there is never opened by this: closing it would end the locks
 * that the process has on it, https://www.sqlite.org/howtocorrupt.html#posix_close_bug.
 */
function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch {
    // It is there, or cannot be made: that SQLite tells when it opens it.
  }
}

/** Does something with the file, and tells what SQLite has against it as a `HistoryError`; a defect is passed on. */
export function guarded<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw isSqliteError(error) ? errorFrom(error, file) : error
  }
}

function isEmpty(database: DatabaseSync): boolean {
  return numberOf(database, 'PRAGMA schema_version', 'schema_version') === 0
}

function create(database: DatabaseSync, file: string, readOnly: boolean): void {
  if (readOnly) throw new HistoryError('foreign', `${file} holds no history: it is empty`)
  // In steps a transaction cannot hold; only then may pages be given back a few at a time.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL')
  database.exec(
    `BEGIN IMMEDIATE; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`,
  )
}

function check(database: DatabaseSync, file: string): void {
  if (numberOf(database, 'PRAGMA application_id', 'application_id') !== applicationId)
    throw new HistoryError('foreign', `${file} is a database of something else: give another file`)
  const version = numberOf(database, 'PRAGMA user_version', 'user_version')
  if (version === schemaVersion) return
  const which =
    version > schemaVersion ? 'a later version of Binnacle' : 'a version of Binnacle before its first release'
  throw new HistoryError(
    'foreign',
    `${file} was written by ${which} (schema ${version}, this one knows ${schemaVersion}): use that version, or give another file`,
  )
}

function numberOf(database: DatabaseSync, sql: string, column: string): number {
  return Number(database.prepare(sql).get()?.[column] ?? 0)
}

/** What node:sqlite throws when SQLite refuses. */
interface SqliteError extends Error {
  readonly errcode: number
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
}

/** https://www.sqlite.org/rescode.html; the low byte is the primary code. */
function errorFrom(error: SqliteError, file: string): HistoryError {
  const code = error.errcode & 0xff
  const told = error.message
  const options = { cause: error }
  if (code === 26)
    return new HistoryError(
      'damaged',
      `${file} is no database of SQLite, or its beginning is destroyed; it is left as it is: give another file`,
      options,
    )
  if (code === 11)
    return new HistoryError(
      'damaged',
      `${file} is damaged (${told}): move it away to begin a new one; 'sqlite3 ${file} .recover' saves what can be saved`,
      options,
    )
  if (code === 5 || code === 6)
    return new HistoryError(
      'locked',
      `${file} is in use by another process: end it, or give each its own file`,
      options,
    )
  if (code === 13)
    return new HistoryError('full', `there is no room left for ${file}: make room on its disk`, options)
  if (code === 8)
    return new HistoryError(
      'failed',
      `${file} cannot be written: check its permissions and those of its folder`,
      options,
    )
  if (code === 14)
    return new HistoryError(
      'failed',
      `${file} cannot be opened: check that its folder is there and may be written`,
      options,
    )
  return new HistoryError('failed', `${file} cannot be used: ${told}`, options)
}
