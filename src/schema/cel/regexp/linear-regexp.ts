import type { Meter } from '../value/meter.ts'
import { type Assertion, compileRegexpProgram, type Instruction } from './regexp-program.ts'

/** Where a match is, in UTF-16 units. */
export interface Match {
  readonly start: number
  readonly end: number
}

const stepsPerUnit = 10

/**
 * A pattern in the syntax of RE2 that is matched in time proportional to the pattern and the text, whatever they
 * are: all ways to match are followed at once, as RE2 does, where JavaScript's RegExp tries one after the other
 * and may take exponential time (https://swtch.com/~rsc/regexp/regexp2.html). Prefers what RE2 and Perl prefer.
 */
export class LinearRegexp {
  readonly #program: readonly Instruction[]

  /** @throws RegexpError */
  constructor(pattern: string) {
    this.#program = compileRegexpProgram(pattern)
  }

  test(text: string, meter: Meter): boolean {
    return this.#run(text, 0, meter, true) !== undefined
  }

  /** The leftmost match from that place on. */
  find(text: string, from: number, meter: Meter): Match | undefined {
    return this.#run(text, from, meter, false)
  }

  /** Matches that do not overlap, at most `limit`; an empty one right after another is none, as in Go. */
  findAll(text: string, limit: number, meter: Meter): Match[] {
    const matches: Match[] = []
    let from = 0
    let previousEnd = -1
    while (from <= text.length && matches.length < limit) {
      const match = this.find(text, from, meter)
      if (match === undefined) break
      const empty = match.end === match.start
      if (!empty || match.end !== previousEnd) matches.push(match)
      previousEnd = match.end
      from = empty ? match.end + unitsAt(text, match.end) : match.end
    }
    return matches
  }

  #run(text: string, from: number, meter: Meter, anyMatch: boolean): Match | undefined {
    let current = new Threads(this.#program)
    let next = new Threads(this.#program)
    let found: Match | undefined
    for (let position = from; position <= text.length; ) {
      if (found === undefined) current.follow(this.#program.length - 1, position, text, position)
      if (current.size === 0 && found !== undefined) break
      const code = text.codePointAt(position) ?? -1
      const width = code > 0xffff ? 2 : 1
      meter.charge(current.visited / stepsPerUnit)
      next.clear()
      for (let index = 0; index < current.size; index++) {
        const instruction = this.#program[current.placeAt(index)]
        const start = current.startAt(index)
        if (instruction?.kind === 'match') {
          if (anyMatch) return { start, end: position }
          found = { start, end: position }
          break
        }
        if (instruction?.kind === 'character' && code >= 0 && instruction.set.has(code)) {
          next.follow(instruction.next, start, text, position + width)
        }
      }
      const spare = current
      current = next
      next = spare
      position += width
    }
    return found
  }
}

/** The ways to match that are followed at one place of the text, the preferred one first. */
class Threads {
  readonly #program: readonly Instruction[]
  readonly #places: number[] = []
  readonly #starts: number[] = []
  readonly #stack: number[] = []
  /** The round in which an instruction was last visited. */
  readonly #seen: Uint32Array
  #round = 1
  visited = 0

  constructor(program: readonly Instruction[]) {
    this.#program = program
    this.#seen = new Uint32Array(program.length)
  }

  get size(): number {
    return this.#places.length
  }

  placeAt(index: number): number {
    return this.#places[index] ?? 0
  }

  startAt(index: number): number {
    return this.#starts[index] ?? 0
  }

  clear(): void {
    this.#places.length = 0
    this.#starts.length = 0
    this.visited = 0
    this.#round++
  }

  /** Adds what can be reached from there without reading a character. */
  follow(place: number, start: number, text: string, position: number): void {
    const stack = this.#stack
    stack.push(place)
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (this.#seen[top] === this.#round) continue
      this.#seen[top] = this.#round
      this.visited++
      const instruction = this.#program[top]
      if (instruction?.kind === 'split') stack.push(instruction.second, instruction.first)
      else if (instruction?.kind === 'assert') {
        if (holds(instruction.assertion, text, position)) stack.push(instruction.next)
      } else {
        this.#places.push(top)
        this.#starts.push(start)
      }
    }
  }
}

function holds(assertion: Assertion, text: string, position: number): boolean {
  switch (assertion) {
    case 'text-start':
      return position === 0
    case 'text-end':
      return position === text.length
    case 'line-start':
      return position === 0 || text[position - 1] === '\n'
    case 'line-end':
      return position === text.length || text[position] === '\n'
    case 'boundary':
      return isWord(text, position - 1) !== isWord(text, position)
    case 'no-boundary':
      return isWord(text, position - 1) === isWord(text, position)
  }
}

/** ASCII only, as in RE2. */
function isWord(text: string, position: number): boolean {
  return /^\w$/.test(text[position] ?? '')
}

function unitsAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
}
