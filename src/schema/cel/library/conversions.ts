import { goFormatFloat, goParseBool, goParseFloat } from '../../../base/index.ts'
import { parseNanoseconds, parseTime } from '../../../object/index.ts'
import { globalFunction, type Overload } from '../function/overload.ts'
import { CelError, isError } from '../value/cel-error.ts'
import {
  bool,
  bytes,
  type CelType,
  double,
  duration,
  dyn,
  int,
  string,
  timestamp,
  type,
  uint,
  variableA,
} from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Duration } from '../value/duration.ts'
import { traversal } from '../value/meter.ts'
import { floorDivide, timestampFrom } from '../value/timestamp.ts'
import { fitsInt64, fitsUint64, Uint } from '../value/uint.ts'
import { typeOf } from './type-of.ts'

/** Conversions between types (google/cel-spec, langdef, "List of Standard Definitions"). */
export const conversions: readonly Overload[] = [
  globalFunction('int', [int], int, (_, value) => value),
  globalFunction('int', [uint], int, (_, value) => checkedInt(value.value)),
  globalFunction('int', [double], int, (_, value) =>
    value > -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : new CelError('integer overflow'),
  ),
  globalFunction('int', [string], int, (_, text) => {
    const value = readInteger(text, /^[+-]?\d{1,20}$/)
    return value !== undefined && fitsInt64(value) ? value : conversionError(string, int)
  }),
  globalFunction('int', [timestamp], int, (_, value) => floorDivide(value.nanoseconds, 1_000_000_000n)),
  globalFunction('int', [duration], int, (_, value) => value.nanoseconds),

  globalFunction('uint', [uint], uint, (_, value) => value),
  globalFunction('uint', [int], uint, (_, value) => checkedUint(value)),
  globalFunction('uint', [double], uint, (_, value) =>
    value >= 0 && value < 2 ** 64
      ? new Uint(BigInt(Math.trunc(value)))
      : new CelError('unsigned integer overflow'),
  ),
  globalFunction('uint', [string], uint, (_, text) => {
    const value = readInteger(text, /^\d{1,20}$/)
    return value !== undefined && fitsUint64(value) ? new Uint(value) : conversionError(string, uint)
  }),

  globalFunction('double', [double], double, (_, value) => value),
  globalFunction('double', [int], double, (_, value) => Number(value)),
  globalFunction('double', [uint], double, (_, value) => Number(value.value)),
  globalFunction(
    'double',
    [string],
    double,
    (_, text) => readDouble(text) ?? conversionError(string, double),
  ),

  globalFunction('bool', [bool], bool, (_, value) => value),
  globalFunction('bool', [string], bool, (_, text) => goParseBool(text) ?? conversionError(string, bool)),

  globalFunction('string', [string], string, (_, value) => value),
  globalFunction('string', [bool], string, (_, value) => String(value)),
  globalFunction('string', [int], string, (_, value) => String(value)),
  globalFunction('string', [uint], string, (_, value) => String(value.value)),
  globalFunction('string', [double], string, (_, value) => formatDouble(value)),
  globalFunction('string', [bytes], string, (_, value) => decodeUtf8(value), {
    cost: (value) => traversal(value.length),
  }),
  globalFunction('string', [timestamp], string, (_, value) => value.toString()),
  globalFunction('string', [duration], string, (_, value) => value.toString()),

  globalFunction('bytes', [bytes], bytes, (_, value) => value),
  globalFunction('bytes', [string], bytes, (_, text) => new TextEncoder().encode(text), {
    cost: (text) => traversal(text.length),
  }),

  globalFunction('timestamp', [timestamp], timestamp, (_, value) => value),
  globalFunction('timestamp', [int], timestamp, (_, seconds) => instant(seconds * 1_000_000_000n)),
  globalFunction('timestamp', [string], timestamp, (_, text) => readTimestamp(text), {
    specialize: ([text]) => literal(text, readTimestamp),
  }),

  globalFunction('duration', [duration], duration, (_, value) => value),
  globalFunction('duration', [int], duration, (_, nanoseconds) => new Duration(nanoseconds)),
  globalFunction('duration', [string], duration, (_, text) => readDuration(text), {
    specialize: ([text]) => literal(text, readDuration),
  }),

  globalFunction('dyn', [variableA], dyn, (_, value) => value),
  globalFunction('type', [variableA], type, (_, value) => typeOf(value)),
]

/** A literal is read once, and refused when it cannot be read. */
function literal(text: CelValue | undefined, read: (text: string) => CelValue) {
  if (typeof text !== 'string') return undefined
  const value = read(text)
  return isError(value) ? value : () => value
}

const longestDouble = 1024
const timestampText = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,32}))?(Z|[+-]\d{2}:\d{2})$/

function conversionError(from: CelType, to: CelType): CelError {
  return new CelError(`type conversion error from '${from}' to '${to}'`)
}

function checkedInt(value: bigint): CelValue {
  return fitsInt64(value) ? value : new CelError('integer overflow')
}

function checkedUint(value: bigint): CelValue {
  return fitsUint64(value) ? new Uint(value) : new CelError('unsigned integer overflow')
}

function readInteger(text: string, form: RegExp): bigint | undefined {
  return form.test(text) ? BigInt(text.replace('+', '')) : undefined
}

function readDouble(text: string): number | undefined {
  return text.length > longestDouble ? undefined : goParseFloat(text)
}

/** As Go's `%g` prints a float64. */
export function formatDouble(value: number): string {
  return Object.is(value, -0) ? '-0' : goFormatFloat(value)
}

export function decodeUtf8(value: Uint8Array): CelValue {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)
  } catch {
    return new CelError('invalid UTF-8 in bytes, cannot convert to string')
  }
}

function instant(nanoseconds: bigint): CelValue {
  return timestampFrom(nanoseconds) ?? new CelError('timestamp overflow')
}

function readTimestamp(text: string): CelValue {
  const [, whole = '', fraction = '', offset = ''] = timestampText.exec(text) ?? []
  const ms = parseTime(whole + offset)
  if (ms === undefined) return conversionError(string, timestamp)
  return instant(BigInt(ms) * 1_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0')))
}

function readDuration(text: string): CelValue {
  const nanoseconds = parseNanoseconds(text)
  return nanoseconds !== undefined && fitsInt64(nanoseconds)
    ? new Duration(nanoseconds)
    : conversionError(string, duration)
}
