import { type Condition, parseTime, readConditions } from '../../object/index.ts'
import { asFields, asText, type Fields } from './subject.ts'

/** A condition with what Cluster API and Knative add to metav1.Condition. */
export interface LooseCondition extends Condition {
  /** Error, Warning or Info. */
  readonly severity?: string
  /** What stands where True, False or Unknown should (`Degraded` of the Prometheus operator). */
  readonly oddStatus?: string
}

/** Conditions looked at in one list. */
const mostConditions = 200
/** A type is a word; what is longer is cut. */
const longestType = 128

/** Whether `value` is a list of conditions, or `conditions` written as an object. */
export function isConditions(value: unknown, key: string): boolean {
  if (!Array.isArray(value)) return key === 'conditions' && asFields(value) !== undefined
  const first = asFields(value[0])
  return (
    first !== undefined &&
    (typeof first.type === 'string' || (key === 'conditions' && typeOf(first) !== undefined)) &&
    (typeof first.status === 'string' || typeof first.status === 'boolean')
  )
}

/** The conditions that `value` holds, or undefined when it is no list of them. */
export function readLooseConditions(value: unknown, key: string): LooseCondition[] | undefined {
  if (typeof value !== 'object' || value === null || !isConditions(value, key)) return undefined
  const read: LooseCondition[] = []
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && at < mostConditions; at++)
      addCondition(value[at], [named(value[at])], read)
    return newestOf(read)
  }
  for (const type in value) {
    if (read.length >= mostConditions) break
    const entry = (value as Fields)[type]
    addCondition(entry, { [type]: entry }, read)
  }
  return read
}

/** Of a type that stands there again and again, as in a log, the newest counts; without times all do. */
function newestOf(conditions: LooseCondition[]): LooseCondition[] {
  const newest = new Map<string, LooseCondition>()
  for (const condition of conditions) {
    const other = newest.get(condition.type)
    if (other === undefined || isLater(condition, other)) newest.set(condition.type, condition)
  }
  if (newest.size === conditions.length) return conditions
  return conditions.filter((one) => {
    const last = newest.get(one.type)
    return last === one || last === undefined || !isLater(last, one)
  })
}

function isLater(one: LooseCondition, other: LooseCondition): boolean {
  const [time, before] = [parseTime(one.lastTransitionTime), parseTime(other.lastTransitionTime)]
  return time !== undefined && before !== undefined && time > before
}

/** The fields that older operators have in the place of `type`. */
function typeOf({ type, name, condition, conditionType }: Fields): string | undefined {
  return asText(type) ?? asText(conditionType) ?? asText(condition) ?? asText(name)
}

function named(entry: unknown): unknown {
  const fields = asFields(entry)
  if (fields === undefined || typeof fields.type === 'string') return entry
  return { ...fields, type: typeOf(fields) }
}

function addCondition(entry: unknown, wrapped: unknown, read: LooseCondition[]): void {
  const condition = readConditions(wrapped)[0]
  if (condition === undefined) return
  const fields = asFields(entry)
  const severity = asText(fields?.severity)
  const type = condition.type.length > longestType ? condition.type.slice(0, longestType) : condition.type
  const given = condition.status === 'Unknown' ? asText(fields?.status) : undefined
  const oddStatus =
    given !== undefined && given.toLowerCase() !== 'unknown' ? given.slice(0, longestType) : undefined
  if (severity === undefined && oddStatus === undefined && type === condition.type) {
    read.push(condition)
    return
  }
  read.push({
    ...condition,
    type,
    ...(severity !== undefined && { severity }),
    ...(oddStatus !== undefined && { oddStatus }),
  })
}
