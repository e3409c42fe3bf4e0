import type { TimeRange } from './timeline.ts'

/** Ranges in the order of time, without overlaps, each cut to `within`; those that touch become one. */
export function mergeRanges(ranges: Iterable<TimeRange>, within: TimeRange): TimeRange[] {
  const cut = [...ranges]
    .map(({ from, to }) => ({ from: Math.max(from, within.from), to: Math.min(to, within.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const merged: TimeRange[] = []
  for (const range of cut) {
    const last = merged.at(-1)
    if (last && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else merged.push(range)
  }
  return merged
}

/** What of `within` the ranges leave out, in the order of time. */
export function gapsBetween(ranges: Iterable<TimeRange>, within: TimeRange): TimeRange[] {
  const gaps: TimeRange[] = []
  let at = within.from
  for (const { from, to } of mergeRanges(ranges, within)) {
    if (from > at) gaps.push({ from: at, to: from })
    at = to
  }
  if (at < within.to) gaps.push({ from: at, to: within.to })
  return gaps
}
