/** A selector's text, or a metav1.LabelSelector, that cannot be understood; the message is apimachinery's. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError'
}
