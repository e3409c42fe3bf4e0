import type { Drift } from '../../view/index.ts'

/** `replicas is 3, wanted 2, by kubectl-edit`, or `spec.replicas written by kubectl-edit`. */
export function driftText({ field, wanted, actual, manager }: Drift): string {
  if (wanted === undefined) return `${field} written by ${manager}`
  return `${field} is ${actual}, wanted ${wanted}${manager === undefined ? '' : `, by ${manager}`}`
}
