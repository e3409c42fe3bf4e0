import { globalFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { bytes, string } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { traversal } from '../value/meter.ts'

/** cel-go ext/encoders.go. */
export const encoders: readonly Overload[] = [
  globalFunction('base64.encode', [bytes], string, (_, value) => encode(value), {
    cost: (value) => traversal(value.length),
  }),
  globalFunction('base64.decode', [string], bytes, (_, text) => decode(text), {
    cost: (text) => traversal(text.length),
  }),
]

function encode(value: Uint8Array): string {
  let text = ''
  for (const byte of value) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Padding may be left out. */
function decode(text: string): CelValue {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return new CelError('illegal base64 data')
  try {
    return Uint8Array.from(atob(text.replace(/=+$/, '')), (character) => character.charCodeAt(0))
  } catch {
    return new CelError('illegal base64 data')
  }
}
