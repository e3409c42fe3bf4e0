/** For `sort`: Go sorts strings by bytes of UTF-8, which is by code point; JavaScript sorts by UTF-16 unit. */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a === b) continue
    // A surrogate stands for a code point above every other unit.
    const aSurrogate = a >= 0xd800 && a <= 0xdfff
    const bSurrogate = b >= 0xd800 && b <= 0xdfff
    return aSurrogate === bSurrogate ? a - b : aSurrogate ? 1 : -1
  }
  return left.length - right.length
}
