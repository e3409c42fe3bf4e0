import { explain, type Hints, type Signal, type Verdict } from '../../health/index.ts'
import { isJsonObject, type KubernetesObject } from '../../object/index.ts'
import { maskSecrets } from '../../view/index.ts'

/** What is told of one object: a line of `-o jsonl`. */
export interface HealthReport {
  readonly apiVersion: string
  readonly kind: string
  /** Empty for a cluster-scoped object. */
  readonly namespace: string
  readonly name: string
  readonly health: Pick<Verdict, 'state' | 'reason' | 'message' | 'rule' | 'certainty'>
  /** With `--explain`: every signal found, the loudest first. */
  readonly signals?: readonly ReportedSignal[]
}

export interface ReportedSignal
  extends Pick<Signal, 'path' | 'state' | 'weight' | 'rule' | 'reason' | 'message'> {
  /** Whether the verdict was taken from it. */
  readonly decides: boolean
}

export interface ReportOptions extends Pick<Hints, 'overrides'> {
  readonly explain?: boolean
}

/** Without a `now`: a file tells of the time when it was written, not of this moment. */
export function reportOf(
  object: KubernetesObject,
  { overrides, explain: isExplained }: ReportOptions = {},
): HealthReport {
  const { verdict, signals } = explain(object, overrides && { overrides })
  const { state, reason, message, rule, certainty } = verdict
  const metadata: Partial<Record<string, unknown>> = isJsonObject(object.metadata) ? object.metadata : {}
  return {
    apiVersion: textOf(object.apiVersion),
    kind: textOf(object.kind),
    namespace: textOf(metadata.namespace),
    name: textOf(metadata.name),
    health: { state, reason, message: safe(message), rule, certainty },
    ...(isExplained === true && { signals: reportedSignals(verdict, signals) }),
  }
}

function reportedSignals(verdict: Verdict, signals: readonly Signal[]): ReportedSignal[] {
  const decisive = signals.find(
    ({ rule, path, state }) => rule === verdict.rule && path === verdict.field && state === verdict.state,
  )
  return signals
    .toSorted((one, other) => other.weight - one.weight)
    .map((signal) => {
      const { path, state, weight, rule, reason, message } = signal
      return {
        decides: signal === decisive,
        state,
        weight: Math.round(weight * 100) / 100,
        rule,
        path,
        reason,
        message: safe(message),
      }
    })
}

/** What is told of a file often ends in the log of a pipeline. */
function safe(message: string): string {
  return maskSecrets(message) as string
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
