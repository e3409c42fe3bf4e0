import { parseDuration } from '../../../object/index.ts'
import { fullname, type ManifestContext } from '../manifest-context.ts'
import { serviceName } from '../object-name.ts'
import type { Condition, ValuePath } from './condition.ts'

/** What conditions are about. */
export type ConditionContext = Pick<ManifestContext, 'release' | 'namespace' | 'values'>

/** Whether a condition holds. Pure. */
export function holds(condition: Condition, context: ConditionContext): boolean {
  const valueAt = (path: ValuePath) => lookUp(context, path)
  switch (condition.type) {
    case 'set':
      return isFilled(valueAt(condition.path))
    case 'is':
      return valueAt(condition.path) === condition.value
    case 'above':
      return Number(valueAt(condition.path)) > condition.number
    case 'longer':
      return milliseconds(valueAt(condition.path)) > milliseconds(valueAt(condition.than))
    case 'listsOwnNamespace':
      return (valueAt(condition.path) as readonly unknown[]).includes(context.namespace)
    case 'namesService':
      return new RegExp(`^${serviceName.pattern}$`).test(fullname(context))
    case 'not':
      return !holds(condition.condition, context)
    case 'all':
      return condition.conditions.every((each) => holds(each, context))
    case 'any':
      return condition.conditions.some((each) => holds(each, context))
  }
}

function lookUp({ values }: ConditionContext, path: ValuePath): unknown {
  let value: unknown = values
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>>)[key]
  return value
}

/** What text/template takes for true. */
function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
}

function milliseconds(duration: unknown): number {
  return parseDuration(String(duration)) ?? 0
}
