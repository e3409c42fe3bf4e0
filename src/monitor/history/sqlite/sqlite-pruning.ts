import type { SqliteStatements } from './sqlite-statements.ts'

/** Entries to let go at a time, so that nothing else waits for long. */
const entryStep = 500
const resourceStep = 50

/** What was let go, and whether there is more. */
export interface Pruned {
  readonly entries: number
  readonly more: boolean
}

/**
 * Lets go some of what is older than `before`: entries but for the last of health, which tells the state ever since; and
 * resources that were deleted by then, or of which nobody has heard since because their kind is watched no more.
 *
 * @param run of the process: what it has heard of is not gone
 */
export function pruneOld(statements: SqliteStatements, before: number, run: number): Pruned {
  let entries = statements.run(
    'DELETE FROM entry WHERE id IN (SELECT id FROM entry WHERE until < ? ORDER BY until LIMIT ?)',
    before,
    entryStep,
  )
  const gone = statements.all(
    `SELECT id FROM resource WHERE deleted < ?1
     UNION SELECT id FROM resource WHERE run <> ?2 AND seen < ?1 AND kind IN (
       SELECT id FROM kind WHERE NOT EXISTS (
         SELECT 1 FROM span WHERE span.kind = kind.id AND (until IS NULL OR until >= ?1)))
     LIMIT ?3`,
    before,
    run,
    resourceStep,
  )
  const more = entries === entryStep || gone.length === resourceStep
  for (const { id } of gone) {
    entries += statements.run('DELETE FROM entry WHERE resource = ?', Number(id))
    statements.run('DELETE FROM resource WHERE id = ?', Number(id))
  }
  statements.run('DELETE FROM span WHERE until < ?', before)
  return { entries, more }
}

/** Lets go some of the oldest entries, whatever they tell. */
export function pruneOldest(statements: SqliteStatements): Pruned {
  const entries = statements.run(
    'DELETE FROM entry WHERE id IN (SELECT id FROM entry ORDER BY at LIMIT ?)',
    entryStep,
  )
  return { entries, more: entries === entryStep }
}

/** What the file takes without the pages that are free to be given back, in bytes. */
export function usedBytes(statements: SqliteStatements): number {
  const of = (name: string) => Number(statements.get(`PRAGMA ${name}`)?.[name] ?? 0)
  return (of('page_count') - of('freelist_count')) * of('page_size')
}
