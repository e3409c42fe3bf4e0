/**
 * The samples of one resource in one metric, written by its series rule: label text and value, without the
 * metric's name and the resource's identity. Reused from resource to resource, because there are many.
 */
export class Samples {
  readonly labels: string[] = []
  readonly values: number[] = []
  /** Where a sample bears another namespace than its resource. */
  readonly namespaces: (string | undefined)[] = []
  length = 0

  /**
   * `labels` is empty or begins with a comma: `,state="healthy"`. `namespace` is for samples about an object in a
   * namespace of a resource that has none itself.
   */
  add(labels: string, value: number, namespace?: string): void {
    this.labels[this.length] = labels
    this.values[this.length] = value
    this.namespaces[this.length] = namespace
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
      if (this.namespaces[index] !== other.namespaces[index]) return false
    }
    return true
  }
}
