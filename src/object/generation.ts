/**
 * A generation, `metadata.generation` or an observed one: a whole number from 0 on, also as text (Argo Rollouts).
 * Text of more than eight digits is a hash, which older operators wrote in its place.
 */
export function readGeneration(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,8}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}
