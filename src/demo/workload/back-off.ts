/** As the kubelet waits before it starts a container again: 10 s, then twice as long each time, at most 5 min. */
const firstWait = 10_000
const longestWait = 300_000

/** What is tried again and again: how often within `ms` of the first time, which counts, and when last after it. */
export function attemptsWithin(ms: number): { readonly count: number; readonly last: number } {
  const doublings = Math.floor(Math.log2(ms / firstWait + 1))
  const most = Math.log2(longestWait / firstWait)
  if (doublings <= most) return { count: 1 + doublings, last: (2 ** doublings - 1) * firstWait }
  const settled = (2 ** Math.ceil(most) - 1) * firstWait
  const beyond = Math.max(0, Math.floor((ms - settled) / longestWait))
  return { count: 1 + Math.ceil(most) + beyond, last: settled + beyond * longestWait }
}
