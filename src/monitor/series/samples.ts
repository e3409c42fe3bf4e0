/**
 * The samples of one resource in one metric, written by its series rule: label text and value, without the
 * metric's name and the resource's identity. Reused from resource to resource, because there are many.
 */
export class Samples {
  readonly labels: string[] = []
  readonly values: number[] = []
  length = 0

  /** `labels` is empty or begins with a comma: `,state="healthy"`. */
  add(labels: string, value: number): void {
    this.labels[this.length] = labels
    this.values[this.length] = value
    this.length++
  }

  clear(): void {
    this.length = 0
  }

  equals(other: Samples): boolean {
    if (this.length !== other.length) return false
    for (let index = 0; index < this.length; index++) {
      if (!Object.is(this.values[index], other.values[index])) return false
      if (this.labels[index] !== other.labels[index]) return false
    }
    return true
  }
}
