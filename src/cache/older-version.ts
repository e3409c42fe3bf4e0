/**
 * Whether one resourceVersion was given out before another. Versions of the API server's own storage are
 * decimal numbers and comparable (KEP-5504); of any others nothing can be said, and the answer is false.
 */
export function isOlderVersion(version: string, than: string): boolean {
  if (!decimal.test(version) || !decimal.test(than)) return false
  return version.length === than.length ? version < than : version.length < than.length
}

/** Without leading zeros, so that length and then text order them. */
const decimal = /^[1-9][0-9]*$/
