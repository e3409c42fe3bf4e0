/** Longest text that is read; what follows is not looked at, so that the cost has a bound. */
const longestText = 1024

/**
 * The words of an identifier or a sentence, in lower case: `HTTPRouteNotReady`, `http-route_not ready` and
 * `HTTP route not ready` all give http, route, not, ready. What stands in double quotes or back-ticks is left
 * out: those are names of other things, not words of the one who speaks. An apostrophe joins (`can't` is
 * one word).
 */
export function tokensOf(whole: string): string[] {
  const text = whole.length > longestText ? whole.slice(0, longestText) : whole
  const tokens: string[] = []
  let start = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isLower(code) || isDigit(code) || (code === apostrophe && start >= 0)) {
      if (start < 0) start = at
    } else if (isUpper(code)) {
      if (start >= 0 && startsWord(text, at)) {
        tokens.push(text.slice(start, at).toLowerCase())
        start = at
      } else if (start < 0) start = at
    } else {
      if (start >= 0) tokens.push(text.slice(start, at).toLowerCase())
      start = -1
      if (code === doubleQuote || code === backTick) at = closingQuote(text, at)
    }
  }
  if (start >= 0) tokens.push(text.slice(start).toLowerCase())
  return tokens
}

/** A capital begins a word after a small letter, and as the last of a run of capitals (`HTTPRoute`, but `PVCs`). */
function startsWord(text: string, at: number): boolean {
  if (!isUpper(text.charCodeAt(at - 1))) return true
  const next = text.charCodeAt(at + 1)
  return isLower(next) && !(next === smallS && !isLower(text.charCodeAt(at + 2)))
}

/** Where the quote that opens at `at` closes; `at` itself when it does not. */
function closingQuote(text: string, at: number): number {
  const close = text.indexOf(text.charAt(at), at + 1)
  return close < 0 ? at : close
}

const apostrophe = 39
const doubleQuote = 34
const backTick = 96
const smallS = 115

const isLower = (code: number) => code >= 97 && code <= 122
const isUpper = (code: number) => code >= 65 && code <= 90
const isDigit = (code: number) => code >= 48 && code <= 57
