import { compileRegexp, RegexpError } from '../../base/index.ts'

/**
 * Why a pattern is no regular expression of RE2 (as Prometheus uses it, anchored at both ends), or undefined. It looks for
 * what people write who know other kinds; RE2's own limits on repetition and size are among it, its table of Unicode
 * classes is not.
 */
export function patternProblem(pattern: string): string | undefined {
  const open: number[] = []
  let repeatable = false
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at)
    const char = pattern[at]
    if (char === '\\') {
      const escaped =
        /^\\(?:[pP]\{\^?\w+\}|[pP]\w|x\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{2}|Q|[0-7]{2,3}|[\s\S])/.exec(rest)
      if (!escaped) return 'it ends with a backslash'
      const [text] = escaped
      if (/^\\(?:[1-9]$|k)/.test(text)) return `back-references (${text}) are not in RE2`
      if (/^\\[a-zA-Z_]$/.test(text) && !/^\\[aAbBCdDfnrsStvwWzQE]$/.test(text))
        return `${text} is no escape of RE2`
      if (text === '\\Q') {
        const end = pattern.indexOf('\\E', at)
        at = end < 0 ? pattern.length : end + 1
      } else at += text.length - 1
      repeatable = !/^\\[AbBz]$/.test(text)
    } else if (char === '[') {
      const set = characterClass(rest)
      if (typeof set === 'string') return set
      at += set - 1
      repeatable = true
    } else if (char === '(') {
      if (rest.startsWith('(?')) {
        const group = /^\(\?(?:P?<[A-Za-z_]\w*>|[imsU]*(?:-[imsU]+)?[:)])/.exec(rest)?.[0]
        if (group === undefined || group === '(?)')
          return /^\(\?<?[=!]/.test(rest)
            ? `look-around (${rest.slice(0, 3)}) is not in RE2`
            : `(? begins no group of RE2`
        at += group.length - 1
        if (!group.endsWith(')')) open.push(at)
      } else open.push(at)
      repeatable = false
    } else if (char === ')') {
      if (open.pop() === undefined) return 'a ) has no ('
      repeatable = true
    } else if (char === '*' || char === '+' || char === '?') {
      if (!repeatable) return `nothing stands before ${char} that could be repeated`
      if (pattern[at + 1] === '?') at++
      repeatable = false
      if (/^[*+?]/.test(pattern.slice(at + 1))) return 'two repetitions follow one another'
    } else if (char === '{') {
      const times = /^\{(\d+)(?:,(\d*))?\}/.exec(rest)
      if (!times) {
        repeatable = true
        continue
      }
      if (!repeatable) return `nothing stands before ${times[0]} that could be repeated`
      const [text, least = '', most = ''] = times
      if (Number(least) > 1000 || Number(most) > 1000) return 'RE2 repeats at most 1000 times'
      if (most !== '' && Number(most) < Number(least)) return `${text} ends before it begins`
      at += text.length - 1
      repeatable = false
    } else repeatable = char !== '|' && char !== '^'
  }
  return open.length > 0 ? 'a ( has no )' : undefined
}

/** How long the class at the beginning is, or what is wrong with it. */
function characterClass(text: string): number | string {
  let at = text[1] === '^' ? 2 : 1
  const first = at
  while (at < text.length && (text[at] !== ']' || at === first)) {
    const named = /^\[:\^?\w+:\]/.exec(text.slice(at))?.[0]
    if (named !== undefined) {
      at += named.length
      continue
    }
    const range = /^(\\?[\s\S])-(\\?[^\]\\])/.exec(text.slice(at))
    if (
      range &&
      /^[^\\]$/.test(range[1] ?? '') &&
      /^[^\\]$/.test(range[2] ?? '') &&
      (range[1] ?? '') > (range[2] ?? '')
    )
      return `the range ${range[0]} ends before it begins`
    at += text[at] === '\\' ? 2 : 1
  }
  return at < text.length ? at + 1 : 'a [ has no ]'
}

/** The pattern as a predicate on whole values, as Prometheus anchors it; undefined of what RE2 refuses, and of the longest. */
export function patternMatcher(pattern: string): ((value: string) => boolean) | undefined {
  // The longest values that are tried are names; a bound on the pattern keeps backtracking short.
  if (pattern.length > 1000) return undefined
  try {
    const regexp = compileRegexp(`(?s)^(?:${pattern})$`)
    return (value) => regexp.test(value)
  } catch (error) {
    if (error instanceof RegexpError) return undefined
    throw error
  }
}

/** The values of a pattern that is but alternatives of plain text (`a|b`, `(a|b)`), else undefined. */
export function literalAlternatives(pattern: string): readonly string[] | undefined {
  const inner = /^\((?:\?:)?([^()]*)\)$/.exec(pattern)?.[1] ?? pattern
  const parts = inner.split(/(?<!\\)\|/)
  if (!parts.every((part) => /^(?:[^\\.+*?()|[\]{}^$]|\\[^\w])*$/.test(part))) return undefined
  return parts.map((part) => part.replace(/\\(.)/g, '$1'))
}
