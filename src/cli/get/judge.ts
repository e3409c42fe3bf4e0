import { assess } from '../../health/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { type ResourceRow, rowOf } from '../../view/index.ts'
import type { Target } from './target.ts'

/** Judges one object as part of its kind. */
export function judge(target: Target, object: KubernetesObject, now: number): ResourceRow {
  const { hints, overrides } = target
  const verdict = assess(object, { now, ...(hints && { schema: hints }), ...(overrides && { overrides }) })
  return rowOf(object, target.resource, verdict, now)
}
