import { suggestion } from '../../base/index.ts'
import { formatGroupKind, isJsonObject, type JsonObject, type KubernetesObject } from '../../object/index.ts'
import { type HealthState, healthStates } from '../verdict.ts'
import type { Override } from './override.ts'
import { parsePathExpression } from './path-expression.ts'
import { type FieldTest, type OverrideRule, overrideOf, type Scalar } from './rule.ts'

/**
 * Compiles an expression over an object; throws an error whose message tells what is wrong with it.
 *
 * @param at where it stands: `[0].rules[1].when.cel`
 */
export type CompileExpression = (expression: string, at: string) => (object: KubernetesObject) => unknown

/** What is wrong with somebody's overrides, and where: `[0].rules[1].when[0].path`. */
export interface OverrideProblem {
  readonly at: string
  readonly message: string
}

/**
 * Reads what people write: a list of `{group, kind, rules: [{state, when, reason?, message?}]}`, where `when` is a list
 * of tests `{path, equals | in | notIn | exists}`, all of which have to hold, or `{cel: EXPRESSION}`. The expression
 * sees the object as `self` and `object`. Nothing is taken when anything is wrong.
 */
export function readOverrides(
  value: unknown,
  compile: CompileExpression,
): { readonly overrides: readonly Override[]; readonly problems: readonly OverrideProblem[] } {
  const reader = new OverrideReader(compile)
  const overrides = reader.read(value)
  return { overrides: reader.problems.length === 0 ? overrides : [], problems: reader.problems }
}

const entryFields = ['group', 'kind', 'rules', 'source']
const ruleFields = ['state', 'when', 'reason', 'message']
const testFields = ['path', 'equals', 'in', 'notIn', 'exists']

class OverrideReader {
  readonly problems: OverrideProblem[] = []
  readonly #compile: CompileExpression

  constructor(compile: CompileExpression) {
    this.#compile = compile
  }

  read(value: unknown): Override[] {
    if (!Array.isArray(value)) return this.#refuse('', 'expected a list of {group, kind, rules}', [])
    const seen = new Set<string>()
    return value.flatMap((entry, index) => {
      const override = this.#entry(entry, `[${index}]`)
      if (override === undefined) return []
      const name = formatGroupKind(override)
      if (seen.has(name))
        this.#refuse(`[${index}]`, `${name} has rules already; put them into one entry`, undefined)
      seen.add(name)
      return [override]
    })
  }

  #entry(value: unknown, at: string): Override | undefined {
    if (!isJsonObject(value)) return this.#refuse(at, 'expected {group, kind, rules}', undefined)
    this.#allow(value, entryFields, at)
    const { group = '', kind, rules } = value
    if (typeof group !== 'string')
      return this.#refuse(`${at}.group`, 'expected text; empty for the core group', undefined)
    if (typeof kind !== 'string' || kind === '')
      return this.#refuse(`${at}.kind`, 'expected the name of a kind', undefined)
    if (!Array.isArray(rules) || rules.length === 0)
      return this.#refuse(`${at}.rules`, 'expected a list of {state, when}', undefined)
    const read = rules.map((rule, index) => this.#rule(rule, `${at}.rules[${index}]`))
    return {
      group,
      kind,
      assess(object) {
        for (const rule of read) {
          const verdict = rule?.(object)
          if (verdict !== undefined) return verdict
        }
        return undefined
      },
    }
  }

  #rule(value: unknown, at: string): Override['assess'] | undefined {
    if (!isJsonObject(value)) return this.#refuse(at, 'expected {state, when}', undefined)
    this.#allow(value, ruleFields, at)
    const { when } = value
    const state = this.#state(value.state, `${at}.state`)
    const reason = this.#text(value.reason, `${at}.reason`)
    const message = this.#text(value.message, `${at}.message`)
    if (state === undefined) return undefined
    const said = { state, ...(reason !== undefined && { reason }), ...(message !== undefined && { message }) }
    if (isJsonObject(when)) return this.#expression(when, said, `${at}.when`)
    if (!Array.isArray(when) || when.length === 0)
      return this.#refuse(`${at}.when`, 'expected a list of {path, equals}, or {cel: EXPRESSION}', undefined)
    const tests = when.flatMap((test, index) => this.#test(test, `${at}.when[${index}]`) ?? [])
    if (tests.length < when.length) return undefined
    return overrideOf({ group: '', kind: '', rules: [{ ...said, when: tests }] }).assess
  }

  #expression(
    when: JsonObject,
    { state, reason = 'Override', message = '' }: Omit<OverrideRule, 'when'>,
    at: string,
  ): Override['assess'] | undefined {
    this.#allow(when, ['cel'], at)
    if (typeof when.cel !== 'string' || when.cel === '')
      return this.#refuse(
        `${at}.cel`,
        'expected an expression, such as "object.status.phase == \'Ready\'"',
        undefined,
      )
    try {
      const holds = this.#compile(when.cel, `${at}.cel`)
      return (object) => (holds(object) === true ? { state, reason, message } : undefined)
    } catch (error) {
      return this.#refuse(`${at}.cel`, error instanceof Error ? error.message : String(error), undefined)
    }
  }

  #test(value: unknown, at: string): FieldTest | undefined {
    if (!isJsonObject(value))
      return this.#refuse(at, 'expected {path, equals | in | notIn | exists}', undefined)
    this.#allow(value, testFields, at)
    const { path, equals, in: any, notIn, exists } = value
    if (typeof path !== 'string' || parsePathExpression(path) === undefined)
      return this.#refuse(
        `${at}.path`,
        'expected a path, such as status.conditions[type=Ready].status',
        undefined,
      )
    if (equals === undefined && any === undefined && notIn === undefined && exists === undefined)
      return this.#refuse(at, 'expected one of equals, in, notIn, exists', undefined)
    if (equals !== undefined && !isScalar(equals))
      return this.#refuse(`${at}.equals`, 'expected text, a number, true or false', undefined)
    if (any !== undefined && !isScalars(any))
      return this.#refuse(`${at}.in`, 'expected a list of values', undefined)
    if (notIn !== undefined && !isScalars(notIn))
      return this.#refuse(`${at}.notIn`, 'expected a list of values', undefined)
    if (exists !== undefined && typeof exists !== 'boolean')
      return this.#refuse(`${at}.exists`, 'expected true or false', undefined)
    return {
      path,
      ...(equals !== undefined && { equals }),
      ...(any !== undefined && { in: any }),
      ...(notIn !== undefined && { notIn }),
      ...(exists !== undefined && { exists }),
    }
  }

  #state(value: unknown, at: string): HealthState | undefined {
    const state = healthStates.find((one) => one === value)
    const advice = typeof value === 'string' ? suggestion(value, healthStates, '') : ''
    return state ?? this.#refuse(at, `expected one of ${healthStates.join(', ')}${advice}`, undefined)
  }

  #text(value: unknown, at: string): string | undefined {
    if (value === undefined || (typeof value === 'string' && value !== '')) return value
    return this.#refuse(at, 'expected text', undefined)
  }

  #allow(value: JsonObject, fields: readonly string[], at: string): void {
    for (const key in value) {
      if (!fields.includes(key))
        this.#refuse(`${at}.${key}`, `no such field${suggestion(key, fields)}`, undefined)
    }
  }

  #refuse<T>(at: string, message: string, instead: T): T {
    this.problems.push({ at, message })
    return instead
  }
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const isScalars = (value: unknown): value is Scalar[] => Array.isArray(value) && value.every(isScalar)
