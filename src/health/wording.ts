import type { Said } from './leaning.ts'
import { runKindWords } from './lexicon/key-word.ts'
import {
  absentWhenNegated,
  auxiliaries,
  badWhenNegated,
  childWords,
  endWords,
  faultWords,
  negations,
  noMotion,
  noStep,
  noSuccess,
  particles,
  partWords,
  referenceWords,
  stateWords,
  stepVerbs,
  waitingWords,
} from './lexicon/state-word.ts'
import { tokensOf } from './tokens.ts'

/** How a text is written: the state of a thing, a CamelCase reason, or prose for people. */
type Register = 'state' | 'identifier' | 'sentence'

/** Worst first: of several words the worst is what the text says. */
const severity: readonly Said[] = ['degraded', 'absent', 'suspended', 'terminating', 'progressing', 'healthy']

/** Words that are written together in a group and match parted: at most this many joints, and this long. */
const longestCompound = 3
const longestCompoundText = 20

const words: Readonly<Record<Register, Map<string, Said>>> = {
  state: new Map(),
  identifier: new Map(),
  sentence: new Map(),
}
for (const group of stateWords) {
  for (const word of group.words.split(' ')) {
    words.state.set(word, group.says)
    if (group.in !== 'state') words.identifier.set(word, group.says)
    if (group.in === 'everywhere') words.sentence.set(word, group.says)
  }
}

/** What a state or a reason says; undefined when no word of it is known. Prose in its place is read as prose first. */
export function saidBy(text: string, register: 'state' | 'identifier'): Said | undefined {
  const tokens = tokensOf(text)
  if (!isProse(text))
    return saidByTokens(tokens, register) ?? (register === 'state' ? saidByStep(tokens) : undefined)
  return saidByTokens(tokens, 'sentence') ?? saidByTokens(tokens, register)
}

/** Whether all that tells a state well is that its last word ends in -ed (`Gilded`), which may be anything that was done. */
export function isWellByEnding(text: string): boolean {
  const tokens = tokensOf(text)
  if (words.state.has(tokens.join('')) || tokens.some((token) => words.state.has(token))) return false
  return saidByEnding(tokens.at(-1) ?? '') === 'healthy'
}

function saidByStep(tokens: readonly string[]): Said | undefined {
  const last = tokens.at(-1) ?? ''
  const isStepNoun = last.length > 7 && last.endsWith('ation') && !noStep.has(last)
  return isStepNoun || stepVerbs.has(tokens[0] ?? '') ? 'progressing' : undefined
}

/** What a sentence for people says: only words that are clear in running text count, and its first word (`Warning: …`, `Creating …`). */
export function saidBySentence(text: string): Said | undefined {
  return saidByTokens(tokensOf(text), 'sentence')
}

/** Whether a sentence begins with what is being done: `Issuing certificate as Secret does not exist`. */
export function announcesMotion(text: string): boolean {
  const first = tokensOf(text.slice(0, 64))[0] ?? ''
  return (words.sentence.get(first) ?? saidByEnding(first)) === 'progressing'
}

/** Whether a text names something that controllers make for what they look after. */
export function namesChild(text: string): boolean {
  return tokensOf(text.slice(0, 256)).some((token) => childWords.has(token))
}

/** Whether a reason names parts that a thing is made of. */
export function namesOwnPart(reason: string): boolean {
  return tokensOf(reason).some((token) => childWords.has(token) || partWords.has(token))
}

/** Whether a text names what the kubelet calls a fault of a container, which goes on until somebody mends it. */
export function namesFault(text: string): boolean {
  const letters = text
    .slice(0, 512)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  return faultWords.some((word) => letters.includes(word))
}

/** Whether a text names something that a specification refers to. */
export function namesReference(text: string): boolean {
  return tokensOf(text.slice(0, 256)).some((token) => referenceWords.has(token))
}

/** Whether a reason or sentence begins with a word for waiting: `WaitingForInfrastructure`. */
export function announcesWaiting(text: string): boolean {
  return waitingWords.has(tokensOf(text.slice(0, 64))[0] ?? '')
}

/**
 * Whether a reason or sentence names something that is being done or waited for (`Creating`, `WaitingForNodes`), rather
 * than only that something is not so yet (`NotReady`).
 */
export function speaksOfMotion(text: string): boolean {
  const tokens = tokensOf(text.length > 256 ? text.slice(0, 256) : text)
  return tokens.some(
    (token, at) =>
      waitingWords.has(token) ||
      (token.length > 4 && saidByEnding(token) === 'progressing' && token.endsWith('ing')) ||
      (words.sentence.get(token) === 'progressing' && !negations.has(tokens[at - 1] ?? '')),
  )
}

/** More than four words: `Waiting for Pods to be ready` is prose, `In Progress` is none. */
function isProse(text: string): boolean {
  let blanks = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) if (++blanks > 3) return true
  return false
}

/**
 * The worst that the words say (`CreateFailed`, `ReadyWithErrors`). A negation turns the word after it:
 * `NotReady` is on its way, `NotAllowed` is a failure, `NoErrors` says nothing.
 */
export function saidByTokens(tokens: readonly string[], register: Register): Said | undefined {
  let found: Said | undefined
  let rank = severity.length
  for (let at = 0; at < tokens.length && rank > 0; ) {
    const length = compoundLength(tokens, at, register)
    const said = length > 1 ? saidByCompound(tokens, at, length, register) : saidByWord(tokens, at, register)
    at += length
    if (said === undefined) continue
    const its = severity.indexOf(said)
    if (its >= rank) continue
    rank = its
    found = said
  }
  return found
}

/** How many tokens from `at` on make one word of the lexicon, such as `timed out`; 1 when they make none. */
function compoundLength(tokens: readonly string[], at: number, register: Register): number {
  let joined = tokens[at] ?? ''
  let length = 1
  for (let more = 1; more <= longestCompound && at + more < tokens.length; more++) {
    joined += tokens[at + more]
    if (joined.length > longestCompoundText) break
    if (words[register].has(joined)) length = more + 1
  }
  return length
}

function saidByCompound(
  tokens: readonly string[],
  at: number,
  length: number,
  register: Register,
): Said | undefined {
  const said = words[register].get(tokens.slice(at, at + length).join(''))
  if (isNegated(tokens, at)) return said === 'healthy' ? 'progressing' : undefined
  return said === 'degraded' && tokens[at + length] === '0' ? undefined : said
}

function saidByWord(tokens: readonly string[], at: number, register: Register): Said | undefined {
  const word = tokens[at] ?? ''
  if (isCannot(tokens, at)) return 'degraded'
  const before = tokens[at - 1] ?? ''
  if (isNegated(tokens, at)) {
    const said = isMissing(word, before, register) ? 'absent' : saidByNegated(word)
    return said !== undefined && (before === 'yet' || tokens[at + 1] === 'yet') ? 'progressing' : said
  }
  if (particles.has(word) && isVerb(before)) return undefined
  if ((before === 'being' || (before === 'be' && tokens[at - 2] === 'to')) && isDone(word))
    return 'progressing'
  if (word === 'timeout' && isSetting(tokens, at)) return undefined
  const names = register !== 'sentence' && word === 'running'
  if (names && (runKindWords.has(before) || stepVerbs.has(before))) return 'progressing'
  const known = words[register].get(word)
  if (endWords.has(tokens[at + 1] ?? '') && (known ?? saidByEnding(word)) === 'progressing') return undefined
  if (known !== undefined) {
    const none = known === 'degraded' && (tokens[at + 1] === '0' || tokens[at + 2] === '0')
    return none ? undefined : known
  }
  if (register !== 'sentence') return saidByEnding(word)
  if (at === 0 && known === undefined && words.identifier.get(word) === 'degraded') return 'degraded'
  const leads = at === 0 || auxiliaries.has(before)
  return leads && saidByEnding(word) === 'progressing' ? 'progressing' : undefined
}

/** `with a timeout of 5m` tells how long something may take, not that it took too long. */
function isSetting(tokens: readonly string[], at: number): boolean {
  return tokens[at - 1] === 'with' || tokens[at - 2] === 'with' || tokens[at + 1] === 'of'
}

/** `no key could decrypt the secret` */
function isCannot(tokens: readonly string[], at: number): boolean {
  const word = tokens[at]
  return (word === 'could' || word === 'can') && (tokens[at - 2] === 'no' || tokens[at - 3] === 'no')
}

/** `NoCredentials`, `NoNodes`: a reason that is made of what is not there. */
function isMissing(word: string, before: string, register: Register): boolean {
  if (register === 'sentence' || before !== 'no') return false
  return referenceWords.has(word) || childWords.has(word) || partWords.has(word)
}

function saidByNegated(word: string): Said | undefined {
  if (absentWhenNegated.has(word)) return 'absent'
  if (badWhenNegated.has(word)) return 'degraded'
  const plain = words.state.get(word) ?? saidByEnding(word)
  return plain === 'healthy' ? 'progressing' : undefined
}

/** `not ready`, `not yet ready`, `no pods found`. */
function isNegated(tokens: readonly string[], at: number): boolean {
  if (negations.has(tokens[at - 1] ?? '')) return true
  const before = tokens[at - 2] ?? ''
  if (!negations.has(before) || before === '0' || before === 'zero') return false
  // `Not ready: error`: the word between has taken the negation.
  return !words.state.has(tokens[at - 1] ?? '')
}

const isVerb = (word: string) => word.endsWith('ing') || word.endsWith('ed')

const isDone = (word: string) => (words.state.get(word) ?? saidByEnding(word)) === 'healthy'

/** Words that some write together in lower case (`importfailed`, `errapplied`, `notaccepted`, `pendingimport`). */
function saidByJoined(word: string): Said | undefined {
  if (word.length > 8 && (failedAtEnd.test(word) || failedAtStart.test(word))) return 'degraded'
  if (word.length > 8 && pendingAtStart.test(word)) return 'progressing'
  return notAtStart.test(word) ? saidByNegated(word.slice(3)) : undefined
}

const failedAtEnd = /(?:failed|error|failure)$/
const failedAtStart = /^(?:err|fail)\w+ed$/
const pendingAtStart = /^(?:pending|waiting)\w/
/** `notified`, `notarized`, `noticed` and `notebook` are words of their own. */
const notAtStart = /^not(?!if|ar|ic|ebook)\w{5}/

/**
 * English endings: -ing is under way, -ed is done, what is un- and -able cannot be. `noMotion` and `noSuccess` hold what
 * they get wrong; `unavailable` may be not yet.
 */
function saidByEnding(word: string): Said | undefined {
  if (word.length < 5) return undefined
  if (word.startsWith('un') && word.endsWith('able') && word !== 'unavailable') return 'degraded'
  const joined = saidByJoined(word)
  if (joined !== undefined) return joined
  if (word.endsWith('ing')) return noMotion.has(word) ? undefined : 'progressing'
  if (!word.endsWith('ed') || noSuccess.has(word)) return undefined
  return word.startsWith('un') ? 'progressing' : 'healthy'
}
