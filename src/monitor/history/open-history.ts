import type { HistoryStore } from './history-store.ts'
import type { SqliteHistoryOptions } from './sqlite/sqlite-history.ts'
import { SqliteHistory } from './sqlite/sqlite-history.ts'
import { SqliteReader } from './sqlite/sqlite-reader.ts'

/** Loads SQLite, which nothing else needs, and gives what opens the file, for `History`. */
export async function sqliteHistory(options: SqliteHistoryOptions): Promise<(now: number) => HistoryStore> {
  const sqlite = await import('node:sqlite')
  return (now) => SqliteHistory.open(sqlite, options, now)
}

/** Opens a history's file to read it, also while a monitor writes it. Rejects with a `HistoryError`. */
export async function readHistory(file: string): Promise<SqliteReader> {
  return SqliteReader.open(await import('node:sqlite'), file)
}
