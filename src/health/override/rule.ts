import type { KubernetesObject } from '../../object/index.ts'
import type { HealthState } from '../verdict.ts'
import type { Override, OverrideVerdict } from './override.ts'
import { parsePathExpression, valuesAt } from './path-expression.ts'

/** A test of one field: it holds when one of the values at `path` passes. */
export interface FieldTest {
  /** As verdicts write it: `status.phase`, `status.conditions[type=Ready].status`, `status.nodes[*].state`. */
  readonly path: string
  readonly equals?: Scalar
  /** Any of these. */
  readonly in?: readonly Scalar[]
  /** None of these, and there. */
  readonly notIn?: readonly Scalar[]
  /** Whether there is a value at all. */
  readonly exists?: boolean
}

export type Scalar = string | number | boolean

/** An object is in `state` when all tests of `when` hold. */
export interface OverrideRule {
  readonly state: HealthState
  readonly when: readonly FieldTest[]
  readonly reason?: string
  readonly message?: string
}

/** One entry of the table: what the words of a kind mean, in order; the first rule that holds decides. */
export interface OverrideEntry {
  readonly group: string
  readonly kind: string
  /** Where the meaning is documented. */
  readonly source: string
  readonly rules: readonly OverrideRule[]
}

/** Throws a RangeError on a path that is none. */
export function overrideOf({ group, kind, rules }: Omit<OverrideEntry, 'source'>): Override {
  const compiled = rules.map(compileRule)
  return {
    group,
    kind,
    assess(object) {
      for (const rule of compiled) {
        const verdict = rule(object)
        if (verdict !== undefined) return verdict
      }
      return undefined
    },
  }
}

function compileRule({ state, when, reason, message }: OverrideRule) {
  const tests = when.map(compileTest)
  const field = when.find(({ exists }) => exists !== false)?.path ?? ''
  return (object: KubernetesObject): OverrideVerdict | undefined => {
    let read: unknown
    for (const [index, test] of tests.entries()) {
      const values = test(object)
      if (values === undefined) return undefined
      if (index === 0) read = values[0]
    }
    const word = typeof read === 'string' && read !== '' && read.length <= 64 ? read : undefined
    return { state, field, reason: reason ?? word ?? 'Override', ...(message !== undefined && { message }) }
  }
}

/** Gives the values that pass, undefined when the test does not hold. */
function compileTest(test: FieldTest): (object: KubernetesObject) => readonly unknown[] | undefined {
  const path = parsePathExpression(test.path)
  if (path === undefined)
    throw new RangeError(`'${test.path}' is no path, such as status.conditions[type=Ready].status`)
  const passes = passesOf(test)
  return (object) => {
    const values = valuesAt(object, path)
    if (test.exists === false) return values.length === 0 ? [] : undefined
    const passing = values.filter(passes)
    return passing.length === 0 ? undefined : passing
  }
}

function passesOf({ equals, in: any, notIn }: FieldTest): (value: unknown) => boolean {
  const wanted = equals === undefined ? any : [equals]
  const matches = (value: unknown, list: readonly Scalar[]) => list.some((one) => one === value)
  return (value) =>
    (wanted === undefined || matches(value, wanted)) && !(notIn !== undefined && matches(value, notIn))
}
