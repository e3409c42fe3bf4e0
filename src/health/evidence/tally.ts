import { depthFactor, type Place } from './place.ts'
import { type Fields, type Found, numberAt } from './subject.ts'

/** Reads sums of what has failed, where nothing counts what works. */
export function findTally(place: Place, found: Found): void {
  if (place.depth === 0) findOutcomes(place, found)
  findErrors(place, found)
}

/** How many have failed and how many have not, of what is over (`failed: 0`, `success: 3` of Eraser's ImageList). */
function findOutcomes({ fields }: Place, found: Found): void {
  if (underWay.some((key) => (numberAt(fields, key) ?? 0) > 0)) return
  const bad = tallyOf(fields, failedTallies)
  const good = tallyOf(fields, succeededTallies)
  if (bad === undefined || good === undefined) return
  const [key, failed] = bad
  if (failed === 0 && good[1] === 0) return
  found.push({
    kind: 'count',
    rule: failed > 0 ? 'tally-failed' : 'tally-clean',
    path: `status.${failed > 0 ? key : good[0]}`,
    state: failed > 0 ? 'degraded' : 'healthy',
    weight: failed > 0 ? 0.5 : 0.45,
    reason: failed > 0 ? 'PartsFailed' : 'NoneFailed',
    message: `${failed} of ${failed + good[1]} failed`,
  })
}

/** Errors counted apart from warnings, as who reports counts them (`errorCount: 1`, `warningCount: 0`). */
function findErrors({ fields, path, depth }: Place, found: Found): void {
  for (const [errors, warnings] of bySeverity) {
    const count = numberAt(fields, errors) ?? 0
    if (count <= 0 || numberAt(fields, warnings) === undefined) continue
    found.push({
      kind: 'count',
      rule: 'tally-failed',
      path: `${path}.${errors}`,
      state: 'degraded',
      weight: 0.5 * depthFactor(depth),
      reason: 'Errors',
      message: `${count} errors`,
    })
    return
  }
}

const bySeverity: readonly (readonly [string, string])[] = [
  ['errorCount', 'warningCount'],
  ['errors', 'warnings'],
]

function tallyOf(fields: Fields, keys: readonly string[]): readonly [string, number] | undefined {
  for (const key of keys) {
    const value = numberAt(fields, key)
    if (value !== undefined) return [key, value]
  }
  return undefined
}

const failedTallies: readonly string[] = ['failed', 'failures', 'failedCount', 'failCount']
const succeededTallies: readonly string[] = [
  'succeeded',
  'success',
  'successful',
  'passed',
  'successCount',
  'passCount',
]
const underWay: readonly string[] = ['active', 'running', 'pending', 'waiting']
