/** What to write instead of a number where a duration has to be. */
export function unitAdvice(number: number): string {
  return Number.isInteger(number) && number >= 0
    ? `is a duration and needs its unit: write ${number}s or ${number}m`
    : 'is a duration: write it as 30s or 5m'
}
