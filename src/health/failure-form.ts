/**
 * Whether a sentence is written as failures are, whatever its words: what Go and HTTP make of an error, a rule that is
 * broken, a refusal. For sentences of which no word is known; what is still to come is none.
 */
export function hasFormOfFailure(sentence: string): boolean {
  const text = sentence.slice(0, 256)
  return !saysStillToCome(text) && forms.some((form) => form.test(text))
}

/** Whether a sentence says of something that it has not come about so far. */
export const saysStillToCome = (sentence: string) => stillToCome.test(sentence.slice(0, 256))

const stillToCome = /\b(?:yet|still|until|once|will|wait\w{0,3}|await\w{0,3}|pending|soon|currently)\b/i

const forms: readonly RegExp[] = [
  // An error wrapped again and again: `observe: get policy: unmarshal`. (Go, package fmt, %w)
  /^[^:]{2,80}: [^:]{2,80}: \S/,
  // An error of a client or a server by its number. (RFC 9110, 15.5 and 15.6)
  /(?:\b(?:code|status|https?)\b[ :=]{0,3}|: )[45]\d\d\b/i,
  /\bexit(?:ed)?(?: with)? (?:status|code) [1-9]/i,
  // A rule that a specification breaks. (apimachinery, package field)
  /\bmust (?!wait)\w/i,
  // Not a thing that lacks what a Deployment waits for: `does not have minimum availability`.
  /\b(?:does|do|did) not (?!have\b|need\b|require\b)\w/i,
]
