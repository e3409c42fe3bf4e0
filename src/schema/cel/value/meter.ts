/** What work is charged to; it ends the evaluation when the limit is exceeded. */
export interface Meter {
  charge(units: number): void
}

/** What cel-go charges for going through a string or a list: a tenth of a unit for each character or item. */
export function traversal(size: number): number {
  return Math.ceil(size / 10)
}
