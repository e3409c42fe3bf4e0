const escapes: ReadonlyMap<string, string> = new Map([
  ['__underscores__', '__'],
  ['__dot__', '.'],
  ['__dash__', '-'],
  ['__slash__', '/'],
])

/**
 * The property that a name means in the rules of CRDs, where what is no identifier of CEL has to be escaped:
 * `x__dash__y` for `x-y`, `__namespace__` for a keyword. Undefined when nothing is escaped.
 */
export function alternativeName(name: string): string | undefined {
  if (!name.includes('__')) return undefined
  const keyword = /^__([a-z]+)__$/.exec(name)?.[1]
  if (keyword !== undefined && !escapes.has(name)) return keyword
  const plain = name.replace(
    /__(?:underscores|dot|dash|slash)__/g,
    (escaped) => escapes.get(escaped) ?? escaped,
  )
  return plain === name ? undefined : plain
}
