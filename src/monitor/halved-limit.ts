/** Half of a limit, for when memory is short: not below `least`, nor above what it was. */
export function halvedLimit(limit: number, least: number): number {
  return Math.min(limit, Math.max(least, Math.floor(limit / 2)))
}
