const beyondBmp = /[\ud800-\udfff]/

/** The code points of a text, each as a string; indexes of CEL count them. */
export function codePointsOf(text: string): readonly string[] {
  return Array.from(text)
}

export function codePointCount(text: string): number {
  if (!beyondBmp.test(text)) return text.length
  let count = 0
  for (const _ of text) count++
  return count
}
