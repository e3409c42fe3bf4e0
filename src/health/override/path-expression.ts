import { isJsonObject } from '../../object/index.ts'

/** A step of a path: into a field, or to the entries of a list whose field has this value, or to all. */
type Step =
  | { readonly name: 'field'; readonly field: string }
  | { readonly name: 'entries'; readonly key: string; readonly value: string }
  | { readonly name: 'all' }

export type PathExpression = readonly Step[]

/**
 * Reads a path as verdicts write it: `status.phase`, `status.conditions[type=Ready].status`, `status.nodes[*].state`.
 * Undefined when it is none.
 */
export function parsePathExpression(text: string): PathExpression | undefined {
  const steps: Step[] = []
  const part = /(?:^|\.)([\w-]+)|\[(?:(\*)|([\w-]+)=([^\]]+))\]/y
  while (part.lastIndex < text.length) {
    const match = part.exec(text)
    if (match === null) return undefined
    const [, field, all, key, value] = match
    if (field !== undefined) steps.push({ name: 'field', field })
    else if (all !== undefined) steps.push({ name: 'all' })
    else if (key !== undefined && value !== undefined) steps.push({ name: 'entries', key, value })
  }
  return steps.length === 0 || steps[0]?.name !== 'field' ? undefined : steps
}

/** Values at one place; a longer list is not looked at any further. */
const mostValues = 1000

/** Every value that the path leads to. Total: what is not there or of another shape has none. */
export function valuesAt(object: unknown, path: PathExpression): readonly unknown[] {
  let values: readonly unknown[] = [object]
  for (const step of path) values = values.flatMap((value) => next(value, step)).slice(0, mostValues)
  return values
}

function next(value: unknown, step: Step): readonly unknown[] {
  if (step.name === 'field') {
    return isJsonObject(value) && Object.hasOwn(value, step.field) && value[step.field] !== null
      ? [value[step.field]]
      : []
  }
  const entries = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : []
  if (step.name === 'all') return entries
  return entries.filter((entry) => isJsonObject(entry) && String(entry[step.key]) === step.value)
}
