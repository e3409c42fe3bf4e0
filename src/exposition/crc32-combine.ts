/** The polynomial of CRC-32 (IEEE 802.3), bits reversed. */
const polynomial = 0xedb88320

/** Entry k is x^(2^k) modulo the polynomial; the period of x is 2^32 - 1, so 32 entries serve any length. */
const squares: readonly number[] = (() => {
  const table = [1 << 30]
  for (let k = 1; k < 32; k++) table.push(multiply(table[k - 1] ?? 0, table[k - 1] ?? 0))
  return table
})()

/**
 * The operator that moves a CRC-32 past `length` bytes: x^(8 × length) modulo the polynomial. Computed once for
 * a piece, then each `combineCrc32` costs one multiplication. (Method of zlib's crc32_combine_gen.)
 */
export function crc32Operator(length: number): number {
  let product = 1 << 31
  // Whole bytes: the exponent is 8 × length, so the lowest bit of length stands for x^(2^3).
  for (let rest = length, k = 3; rest > 0; rest = Math.floor(rest / 2), k++) {
    if (rest % 2 === 1) product = multiply(squares[k % 32] ?? 0, product)
  }
  return product
}

/** CRC-32 of `a` followed by `b`, from theirs and the operator for b's length. */
export function combineCrc32(a: number, b: number, operatorOfB: number): number {
  return (multiply(operatorOfB, a) ^ b) >>> 0
}

/** a × b modulo the polynomial, over GF(2), bits reversed. */
function multiply(a: number, b: number): number {
  let product = 0
  let shifted = b
  for (let bit = 1 << 31; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted
    shifted = (shifted & 1) !== 0 ? (shifted >>> 1) ^ polynomial : shifted >>> 1
  }
  return product
}
