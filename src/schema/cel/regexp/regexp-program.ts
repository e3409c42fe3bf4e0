import { compileRegexp, RegexpError } from '../../../base/index.ts'
import { CharacterSet } from './character-set.ts'

/** One step of a machine that matches; numbers are places in the program. */
export type Instruction =
  | { readonly kind: 'character'; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: 'match' }

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'boundary' | 'no-boundary'

/** Of a pattern and of its program: bounds the memory and, with the length of a text, the time it can take. */
const largest = 10_000
/** As Go's regexp/syntax. */
const deepest = 1000

/**
 * Compiles a pattern in the syntax of RE2 to instructions for a machine that never goes back in the text.
 *
 * @throws RegexpError for what Go refuses, and for what is too large
 */
export function compileRegexpProgram(pattern: string): readonly Instruction[] {
  if (pattern.length > largest) throw new RegexpError(`expression too large: \`${pattern.slice(0, 80)}\``)
  const { source, flags } = compileRegexp(pattern)
  const compiler = new Compiler(pattern, source, flags)
  return compiler.compile()
}

/** A part of a pattern: emits itself with what follows it, and gives where it begins. */
type Fragment = (next: number) => number

/**
 * Reads what compileRegexp translated to, which is valid and knows fewer forms than the pattern. The program is
 * written from its end, so that every part knows what follows it.
 */
class Compiler {
  /** The pattern for messages. */
  readonly #shown: string
  readonly #source: string
  #flags: string
  #position = 0
  #depth = 0
  readonly #instructions: Instruction[] = [{ kind: 'match' }]

  constructor(pattern: string, source: string, flags: string) {
    this.#shown = pattern.slice(0, 80)
    this.#source = source
    this.#flags = flags
  }

  /** The last instruction is where to begin. */
  compile(): readonly Instruction[] {
    const whole = this.#alternation()
    const start = whole(0)
    this.#emit({ kind: 'split', first: start, second: start })
    return this.#instructions
  }

  #emit(instruction: Instruction): number {
    if (this.#instructions.length >= largest) {
      throw new RegexpError(`expression too large: \`${this.#shown}\``)
    }
    return this.#instructions.push(instruction) - 1
  }

  #alternation(): Fragment {
    const branches = [this.#concatenation()]
    while (this.#source[this.#position] === '|') {
      this.#position++
      branches.push(this.#concatenation())
    }
    return branches.reduceRight((rest, branch) => (next) => {
      const second = rest(next)
      return this.#emit({ kind: 'split', first: branch(next), second })
    })
  }

  #concatenation(): Fragment {
    const parts: Fragment[] = []
    while (this.#position < this.#source.length && !'|)'.includes(this.#source[this.#position] ?? '')) {
      parts.push(this.#repetition(this.#atom()))
    }
    return (next) => parts.reduceRight((following, part) => part(following), next)
  }

  #repetition(atom: Fragment): Fragment {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(
      this.#source.slice(this.#position, this.#position + 16),
    )
    if (match === null) return atom
    this.#position += match[0].length
    const [, operator, least = '', comma, most = '', lazy] = match
    const greedy = lazy === ''
    if (operator === '*') return this.#star(atom, greedy)
    if (operator === '+') return this.#plus(atom, greedy)
    if (operator === '?') return this.#optional(atom, 1, greedy)
    const min = Number(least)
    const tail =
      comma === ''
        ? (next: number) => next
        : most === ''
          ? this.#star(atom, greedy)
          : this.#optional(atom, Number(most) - min, greedy)
    return (next) => {
      let start = tail(next)
      for (let count = 0; count < min; count++) start = atom(start)
      return start
    }
  }

  #star(atom: Fragment, greedy: boolean): Fragment {
    return (next) => {
      const loop = { kind: 'split' as const, first: next, second: next }
      const place = this.#emit(loop)
      const body = atom(place)
      if (greedy) loop.first = body
      else loop.second = body
      return place
    }
  }

  #plus(atom: Fragment, greedy: boolean): Fragment {
    const star = this.#star(atom, greedy)
    return (next) => atom(star(next))
  }

  /** Up to `count` times, each only after the one before. */
  #optional(atom: Fragment, count: number, greedy: boolean): Fragment {
    return (next) => {
      let start = next
      for (let index = 0; index < count; index++) {
        const body = atom(start)
        start = this.#emit({
          kind: 'split',
          first: greedy ? body : next,
          second: greedy ? next : body,
        })
      }
      return start
    }
  }

  #atom(): Fragment {
    const rest = this.#source.slice(this.#position)
    const group = /^\((?:\?(?:<\w+>|([ims]*)(?:-([ims]+))?:))?/.exec(rest)
    if (group !== null) return this.#group(group[0], group[1] ?? '', group[2] ?? '')
    const assertion = this.#assertion(rest)
    if (assertion !== undefined) return (next) => this.#emit({ kind: 'assert', assertion, next })
    const text = atomText(rest)
    this.#position += text.length
    const set = new CharacterSet(text, this.#flags.replace('m', ''))
    return (next) => this.#emit({ kind: 'character', set, next })
  }

  #group(opening: string, on: string, off: string): Fragment {
    if (++this.#depth > deepest) throw new RegexpError(`expression nests too deeply: \`${this.#shown}\``)
    const outer = this.#flags
    this.#flags = [...new Set(outer + on)].filter((flag) => !off.includes(flag)).join('')
    this.#position += opening.length
    const inside = this.#alternation()
    this.#position++
    this.#depth--
    this.#flags = outer
    return inside
  }

  #assertion(rest: string): Assertion | undefined {
    const text = /^(?:[\^$]|\\[bB])/.exec(rest)?.[0]
    if (text === undefined) return undefined
    this.#position += text.length
    const lines = this.#flags.includes('m')
    if (text === '^') return lines ? 'line-start' : 'text-start'
    if (text === '$') return lines ? 'line-end' : 'text-end'
    return text === '\\b' ? 'boundary' : 'no-boundary'
  }
}

/** The text of what matches one character: a class, an escape, or the character. */
function atomText(rest: string): string {
  const match =
    /^(?:\[(?:\\.|[^\]\\])*\]|\\u\{[0-9a-fA-F]+\}|\\[pP]\{[^}]*\}|\\x[0-9a-fA-F]{2}|\\.|.)/su.exec(rest)
  return match?.[0] ?? rest
}
