import type { Leaning } from './hints.ts'
import { badWhenNegated, negations, noMotion, noSuccess, stateWords } from './lexicon/state-word.ts'
import { tokensOf } from './tokens.ts'

/** An identifier is a state or a CamelCase reason; a sentence is written for people. */
type Register = 'identifier' | 'sentence'

const identifierWords = new Map<string, Leaning>()
const sentenceWords = new Map<string, Leaning>()
for (const group of stateWords) {
  for (const word of group.words.split(' ')) {
    identifierWords.set(word, group.leaning)
    if (group.in === 'everywhere') sentenceWords.set(word, group.leaning)
  }
}

/** Worst first; the first that a text has a word for is what the text says. */
const severity: readonly Leaning[] = ['degraded', 'suspended', 'terminating', 'progressing', 'healthy']

/**
 * What a short text written for machines says: a phase, a state, a reason. Undefined when no word of it is
 * known. Several words: the worst counts (`CreateFailed`, `ReadyWithErrors`), a negation turns the word after
 * it (`NotReady` is on its way, `NotFound` is a failure, `NoErrors` says nothing).
 */
export function leaningOfIdentifier(text: string): Leaning | undefined {
  return leaningOfTokens(tokensOf(text), isSentence(text) ? 'sentence' : 'identifier')
}

/** What a sentence for people says; only words that are clear in running text count, and a first word in -ing. */
export function leaningOfSentence(text: string): Leaning | undefined {
  return leaningOfTokens(tokensOf(text), 'sentence')
}

/** More than four blanks make a sentence: `Waiting for Pods to be ready` is one, `In Progress` is none. */
function isSentence(text: string): boolean {
  let blanks = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) if (++blanks > 3) return true
  return false
}

export function leaningOfTokens(tokens: readonly string[], register: Register): Leaning | undefined {
  let found: Leaning | undefined
  let rank = severity.length
  for (let at = 0; at < tokens.length && rank > 0; at++) {
    const leaning = leaningOfWord(tokens, at, register)
    if (leaning === undefined) continue
    const its = severity.indexOf(leaning)
    if (its < rank) {
      rank = its
      found = leaning
    }
  }
  return found
}

function leaningOfWord(tokens: readonly string[], at: number, register: Register): Leaning | undefined {
  const word = tokens[at] ?? ''
  const words = register === 'identifier' ? identifierWords : sentenceWords
  if (isNegated(tokens, at)) {
    if (badWhenNegated.has(word)) return 'degraded'
    const plain = identifierWords.get(word) ?? leaningOfEnding(word)
    return plain === 'healthy' ? 'progressing' : undefined
  }
  const known = words.get(word)
  if (known !== undefined) return known
  if (register === 'identifier') return leaningOfEnding(word)
  return at === 0 && leaningOfEnding(word) === 'progressing' ? 'progressing' : undefined
}

/** `not ready`, `not yet ready`, `no pods found`, `does not have minimum availability`. */
function isNegated(tokens: readonly string[], at: number): boolean {
  if (negations.has(tokens[at - 1] ?? '')) return true
  const before = tokens[at - 2] ?? ''
  return negations.has(before) && before !== '0' && before !== 'zero'
}

/** English endings: -ing is under way, -ed is done. `noMotion` and `noSuccess` hold what they get wrong. */
function leaningOfEnding(word: string): Leaning | undefined {
  if (word.length < 5) return undefined
  if (word.endsWith('ing')) return noMotion.has(word) ? undefined : 'progressing'
  if (word.endsWith('ed'))
    return noSuccess.has(word) ? undefined : word.startsWith('un') ? 'progressing' : 'healthy'
  return undefined
}
