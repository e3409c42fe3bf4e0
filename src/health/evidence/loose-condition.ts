import { asFields, asText, type Fields } from './subject.ts'

/** A condition as it may stand in an object: metav1.Condition, its older forms, and what comes near. */
export interface LooseCondition {
  readonly type: string
  /** Booleans count as their words; what is neither true nor false is unknown. */
  readonly status: 'true' | 'false' | 'unknown'
  readonly reason: string | undefined
  readonly message: string | undefined
  /** Cluster API and Knative: Error, Warning, Info. */
  readonly severity: string | undefined
  readonly observedGeneration: number | undefined
}

/** Conditions looked at in one list. */
const mostConditions = 200

/** Whether `value` is a list of conditions, or `conditions` written as an object. */
export function isConditions(value: unknown, key: string): boolean {
  if (Array.isArray(value)) {
    const first = asFields(value[0])
    return (
      first !== undefined &&
      typeof first.type === 'string' &&
      (typeof first.status === 'string' || typeof first.status === 'boolean')
    )
  }
  return key === 'conditions' && asFields(value) !== undefined
}

/** The conditions that `value` holds, or undefined when it is no list of them. */
export function readLooseConditions(value: unknown, key: string): LooseCondition[] | undefined {
  if (typeof value !== 'object' || value === null || !isConditions(value, key)) return undefined
  const read: LooseCondition[] = []
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && index < mostConditions; index++) {
      const fields = asFields(value[index])
      const type = asText(fields?.type)
      if (fields !== undefined && type !== undefined) read.push(looseCondition(type, fields, fields.status))
    }
    return read
  }
  for (const type in value) {
    if (read.length >= mostConditions) break
    const entry = (value as Fields)[type]
    const fields = asFields(entry)
    read.push(looseCondition(type, fields ?? {}, fields === undefined ? entry : fields.status))
  }
  return read
}

function looseCondition(type: string, fields: Fields, status: unknown): LooseCondition {
  const text =
    typeof status === 'string'
      ? status.slice(0, 16).toLowerCase()
      : status === true
        ? 'true'
        : status === false
          ? 'false'
          : ''
  const { observedGeneration } = fields
  return {
    type: type.length > 128 ? type.slice(0, 128) : type,
    status: text === 'true' || text === 'false' ? text : 'unknown',
    reason: asText(fields.reason),
    message: asText(fields.message),
    severity: asText(fields.severity),
    observedGeneration: typeof observedGeneration === 'number' ? observedGeneration : undefined,
  }
}
