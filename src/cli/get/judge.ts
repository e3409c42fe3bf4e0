import { assess } from '../../health/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { type ResourceRow, rowOf } from '../../view/index.ts'
import type { Target } from './target.ts'

/** Judges one object as part of its kind. */
export function judge(target: Target, object: KubernetesObject, now: number): ResourceRow {
  const verdict = assess(object, { now, ...(target.hints && { schema: target.hints }) })
  return rowOf(object, target.resource, verdict, now)
}
