import type { Condition } from './condition.ts'

/** Conditions that have a template of their own, by its name; the template is empty where one does not hold. */
export type NamedConditions = ReadonlyMap<Condition, string>

/** A condition as an expression of the chart's templates, of whose values `.` is the root. Pure. */
export function helmCondition(condition: Condition, names: NamedConditions): string {
  const name = names.get(condition)
  return name === undefined ? spelledOut(condition, names) : `(include ${JSON.stringify(name)} .)`
}

/** The same of a condition itself, of which only the parts are named: what its own template holds. */
export function spelledOut(condition: Condition, names: NamedConditions): string {
  const part = (each: Condition) => helmCondition(each, names)
  switch (condition.type) {
    case 'set':
      return `.Values.${condition.path}`
    case 'is':
      return `(eq .Values.${condition.path} ${JSON.stringify(condition.value)})`
    case 'above':
      return `(gt (int .Values.${condition.path}) ${condition.number})`
    case 'longer':
      return `(gt ${milliseconds(condition.path)} ${milliseconds(condition.than)})`
    case 'listsOwnNamespace':
      return `(has .Release.Namespace .Values.${condition.path})`
    case 'namesService':
      return '(regexMatch (include "binnacle.constant.serviceName" .) (include "binnacle.fullname" .))'
    case 'not':
      return `(not ${part(condition.condition)})`
    case 'all':
      return `(and ${condition.conditions.map(part).join(' ')})`
    case 'any':
      return `(or ${condition.conditions.map(part).join(' ')})`
  }
}

function milliseconds(path: string): string {
  return `(include "binnacle.milliseconds" .Values.${path} | int64)`
}
