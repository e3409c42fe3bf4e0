/** The share of `part` in `whole`; absent, not NaN, where nothing happened. */
export function share(part: string, whole: string): string {
  return `${part} / (${whole} > 0)`
}

/** The same of failures: none where no failure was ever counted, so that there is no series of them yet. */
export function failureShare(failed: string, all: string): string {
  return share(`(${failed} or 0 * ${all})`, all)
}
