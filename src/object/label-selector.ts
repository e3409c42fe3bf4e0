import { compareText } from '../base/index.ts'
import { isLabelKey, isLabelValue } from './name.ts'
import { SelectorError } from './selector-error.ts'

/** apimachinery's selection.Operator. */
export type SelectorOperator = 'in' | 'notin' | '=' | '==' | '!=' | 'exists' | '!' | 'gt' | 'lt'

/** One condition of a selector; `values` is sorted. */
export interface LabelRequirement {
  readonly key: string
  readonly operator: SelectorOperator
  readonly values: readonly string[]
}

type Labels = Readonly<Record<string, string>>

/** Which labels match: all requirements have to. Immutable. */
export class LabelSelector {
  /** Sorted by key. */
  readonly requirements: readonly LabelRequirement[]
  readonly #nothing: boolean

  private constructor(requirements: readonly LabelRequirement[], nothing: boolean) {
    this.requirements = requirements
    this.#nothing = nothing
  }

  static everything(): LabelSelector {
    return new LabelSelector([], false)
  }

  static nothing(): LabelSelector {
    return new LabelSelector([], true)
  }

  /** Checks each requirement with the rules of labels.NewRequirement. Throws `SelectorError`. */
  static of(requirements: readonly LabelRequirement[]): LabelSelector {
    const checked = requirements.map(check)
    checked.sort((a, b) => compareText(a.key, b.key))
    return new LabelSelector(checked, false)
  }

  /** True when every set of labels matches. */
  get isEverything(): boolean {
    return !this.#nothing && this.requirements.length === 0
  }

  matches(labels: Labels | undefined): boolean {
    return !this.#nothing && this.requirements.every((requirement) => holds(requirement, labels ?? {}))
  }

  /** The text that `parseLabelSelector` reads back. Nothing and everything are both empty, as upstream. */
  toString(): string {
    return this.requirements.map(format).join(',')
  }
}

/**
 * A missing label satisfies `notin`, `!=` and `!`, and no other operator. `gt` and `lt` compare integers of 64
 * bits; a label that is none does not match. (labels.Requirement.Matches)
 */
function holds({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  switch (operator) {
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    case 'in':
    case '=':
    case '==':
      return value !== undefined && values.includes(value)
    case 'notin':
    case '!=':
      return value === undefined || !values.includes(value)
    case 'gt':
    case 'lt': {
      const left = parseInt64(value ?? '')
      const right = parseInt64(values[0] ?? '')
      if (left === undefined || right === undefined) return false
      return operator === 'gt' ? left > right : left < right
    }
  }
}

function check(requirement: LabelRequirement): LabelRequirement {
  const { key, operator } = requirement
  const values = [...new Set(requirement.values)].sort()
  const keyErrors = isLabelKey(key)
  if (keyErrors.length > 0)
    throw new SelectorError(`key: Invalid value: ${JSON.stringify(key)}: ${keyErrors.join('; ')}`)
  const wrong = wrongValues(operator, values)
  // Only this one is checked where the requirement was parsed, and says so.
  if (wrong === notAnInteger)
    throw new SelectorError(
      `unable to parse requirement: values[0]: Invalid value: ${JSON.stringify(values[0])}: ${wrong}`,
    )
  if (wrong) throw new SelectorError(`values: Invalid value: ${JSON.stringify(values)}: ${wrong}`)
  for (const [index, value] of values.entries()) {
    const errors = isLabelValue(value)
    if (errors.length > 0)
      throw new SelectorError(
        `values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${errors.join('; ')}`,
      )
  }
  return { key, operator, values }
}

const notAnInteger = "for 'Gt', 'Lt' operators, the value must be an integer"

function wrongValues(operator: SelectorOperator, values: readonly string[]): string | undefined {
  switch (operator) {
    case 'in':
    case 'notin':
      return values.length === 0 ? "for 'in', 'notin' operators, values set can't be empty" : undefined
    case '=':
    case '==':
    case '!=':
      return values.length !== 1 ? 'exact-match compatibility requires one single value' : undefined
    case 'exists':
    case '!':
      return values.length !== 0 ? 'values set must be empty for exists and does not exist' : undefined
    case 'gt':
    case 'lt':
      if (values.length !== 1) return "for 'Gt', 'Lt' operators, exactly one value is required"
      return parseInt64(values[0] ?? '') === undefined ? notAnInteger : undefined
  }
}

function format({ key, operator, values }: LabelRequirement): string {
  switch (operator) {
    case 'exists':
      return key
    case '!':
      return `!${key}`
    case 'in':
    case 'notin':
      return `${key} ${operator} (${values.join(',')})`
    case 'gt':
    case 'lt':
      return `${key}${operator === 'gt' ? '>' : '<'}${values[0]}`
    default:
      return `${key}${operator}${values[0]}`
  }
}

function parseInt64(text: string): bigint | undefined {
  if (!/^[+-]?\d{1,32}$/.test(text)) return undefined
  const value = text.startsWith('+') ? BigInt(text.slice(1)) : BigInt(text)
  return value === BigInt.asIntN(64, value) ? value : undefined
}
