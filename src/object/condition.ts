/**
 * One entry of `status.conditions` (metav1.Condition and its older forms). Everything is optional but the
 * type, because operators leave things out; `readConditions` turns what they write into this.
 */
export interface Condition {
  type: string
  status: 'True' | 'False' | 'Unknown'
  reason?: string
  message?: string
  /** RFC 3339. */
  lastTransitionTime?: string
  observedGeneration?: number
}
