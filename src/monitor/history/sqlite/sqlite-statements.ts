import type { DatabaseSync, StatementSync } from 'node:sqlite'

export type SqliteRow = Readonly<Record<string, unknown>>
export type SqliteValue = string | number | null

/** Statements of one database, each prepared once. There are as many as texts in the source. */
export class SqliteStatements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  get(sql: string, ...values: SqliteValue[]): SqliteRow | undefined {
    return this.#prepare(sql).get(...values)
  }

  all(sql: string, ...values: SqliteValue[]): SqliteRow[] {
    return this.#prepare(sql).all(...values)
  }

  /** How many rows it changed. */
  run(sql: string, ...values: SqliteValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }
}
