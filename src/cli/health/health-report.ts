import { assess, type Verdict } from '../../health/index.ts'
import { isJsonObject, type KubernetesObject } from '../../object/index.ts'

/** What is told of one object: a line of `-o jsonl`. */
export interface HealthReport {
  readonly apiVersion: string
  readonly kind: string
  /** Empty for a cluster-scoped object. */
  readonly namespace: string
  readonly name: string
  readonly health: Pick<Verdict, 'state' | 'reason' | 'message' | 'rule' | 'certainty'>
}

/** Without a `now`: a file tells of the time when it was written, not of this moment. */
export function reportOf(object: KubernetesObject): HealthReport {
  const { state, reason, message, rule, certainty } = assess(object)
  const metadata: Partial<Record<string, unknown>> = isJsonObject(object.metadata) ? object.metadata : {}
  return {
    apiVersion: textOf(object.apiVersion),
    kind: textOf(object.kind),
    namespace: textOf(metadata.namespace),
    name: textOf(metadata.name),
    health: { state, reason, message, rule, certainty },
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
