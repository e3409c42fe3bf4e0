/** Whether a probe may say ready, and what it says of each part. */
export interface Readiness {
  readonly ready: boolean
  readonly parts: readonly ReadinessPart[]
}

export interface ReadinessPart {
  readonly name: string
  /** Parts that cannot become ready by waiting (no version served, say) are not waited for. */
  readonly ready: boolean
  readonly message: string
  /** It waits for a permission, which need not ever come. */
  readonly forbidden?: boolean
}
