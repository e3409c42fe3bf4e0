import { goParseBool } from '../../base/index.ts'
import { isJsonObject } from '../../object/index.ts'
import type { ValuePath } from '../configuration/configuration.ts'
import { NotANumber, toFloat } from './to-float.ts'

type Step = (value: unknown) => unknown

/** A path made ready to be followed in many objects. */
export class CompiledPath {
  readonly #steps: readonly Step[]
  /** `[status,phase]`, for messages. */
  readonly text: string
  /** The only step, as it was written; undefined when there are none or several. */
  readonly only: string | undefined

  /** Throws a RangeError for a lookup that cannot be read; see `isListLookup`. */
  constructor(path: ValuePath) {
    this.#steps = path.map((part) => compileStep(part))
    this.text = `[${path.join(',')}]`
    this.only = path.length === 1 ? path[0] : undefined
  }

  get length(): number {
    return this.#steps.length
  }

  /** What the path leads to; undefined or null when it leads nowhere. */
  get(value: unknown): unknown {
    let found = value
    for (const step of this.#steps) {
      if (found === null || found === undefined) return undefined
      found = step(found)
    }
    return found
  }
}

/** Whether a step looks for an element of a list: `[key=value]`. Without the equals sign it is wrong. */
export function isListLookup(part: string): boolean {
  return part.length > 1 && part.startsWith('[') && part.endsWith(']')
}

function compileStep(part: string): Step {
  return isListLookup(part) ? compileLookup(part) : compileField(part)
}

/** Compares as text, then as number when the wanted value is one, then as boolean. */
function compileLookup(part: string): Step {
  const equals = part.indexOf('=')
  if (equals < 0) throw new RangeError(`invalid list lookup: ${part}`)
  const key = part.slice(1, equals)
  const wanted = part.slice(equals + 1, -1)
  const number = toFloat(wanted, false)
  const boolean = goParseBool(wanted)
  const isWanted = (candidate: unknown) => {
    if (candidate === wanted) return true
    if (!(number instanceof NotANumber) && toFloat(candidate, false) === number) return true
    return boolean !== undefined && candidate === boolean
  }
  return (value) =>
    Array.isArray(value)
      ? value.find(
          (element) => isJsonObject(element) && Object.hasOwn(element, key) && isWanted(element[key]),
        )
      : undefined
}

/** A field of an object, or an element of a list by its index, from the end when negative. */
function compileField(part: string): Step {
  const pieces = part.split('=')
  const [key = '', wanted] = pieces.length === 2 ? pieces : []
  const index = /^[+-]?\d+$/.test(part) ? Number(part) : undefined
  return (value) => {
    if (Array.isArray(value)) return index === undefined ? undefined : value.at(index)
    if (!isJsonObject(value)) return undefined
    if (wanted !== undefined && Object.hasOwn(value, key) && value[key] === wanted) return wanted
    return Object.hasOwn(value, part) ? value[part] : undefined
  }
}
