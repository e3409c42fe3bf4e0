/**
 * Whether a version that is observed meets the one that is wanted. Either may be told with less precision than the
 * other: `14` is met by `14.5`, `v1.2` by `1.2.0`, `1.30` by `v1.30.4-eks-1234`, and `14.5` is not contradicted by
 * `14`. Undefined when the one wanted is a range or a name (`^1.2`, `1.x`, `stable`), or one of them is no version.
 */
export function compareVersionTexts(wanted: string, observed: string): boolean | undefined {
  const [left, right] = [plainVersion(wanted), plainVersion(observed)]
  if (left === undefined || right === undefined) return undefined
  return isWithin(left, right) || isWithin(right, left)
}

/** Without the `v` in front; undefined for what is no single version. */
function plainVersion(text: string): string | undefined {
  const plain = text.trim().replace(/^v(?=\d)/i, '')
  return /^\d[\w.+-]*$/.test(plain) && !/(^|\.)[xX*](\.|$)/.test(plain) ? plain : undefined
}

function isWithin(coarse: string, fine: string): boolean {
  if (!fine.startsWith(coarse)) return false
  const next = fine.charAt(coarse.length)
  return next === '' || next === '.' || next === '-' || next === '+' || next === '_'
}
