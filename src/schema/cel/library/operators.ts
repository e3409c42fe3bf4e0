import { globalFunction, type Overload } from '../function/overload.ts'
import { CelError, noSuchOverload } from '../value/cel-error.ts'
import { ValueList } from '../value/cel-list.ts'
import {
  bool,
  bytes,
  double,
  duration,
  int,
  listOf,
  string,
  timestamp,
  uint,
  variableA,
} from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { Duration } from '../value/duration.ts'
import { traversal } from '../value/meter.ts'
import { timestampFrom } from '../value/timestamp.ts'
import { fitsInt64, fitsUint64, minInt64, Uint } from '../value/uint.ts'

const listOfA = listOf(variableA)

/** Arithmetic; comparison, equality and `in` are planned on their own. Texts of errors as in cel-go. */
export const operators: readonly Overload[] = [
  globalFunction('!_', [bool], bool, (_, value) => !value),
  globalFunction('-_', [int], int, (_, value) => checkedInt(-value)),
  globalFunction('-_', [double], double, (_, value) => -value),

  globalFunction('_+_', [int, int], int, (_, a, b) => checkedInt(a + b)),
  globalFunction('_+_', [uint, uint], uint, (_, a, b) => checkedUint(a.value + b.value)),
  globalFunction('_+_', [double, double], double, (_, a, b) => a + b),
  globalFunction('_+_', [string, string], string, (_, a, b) => a + b, {
    cost: (a, b) => traversal(a.length + b.length),
  }),
  globalFunction('_+_', [bytes, bytes], bytes, (_, a, b) => concatenate(a, b), {
    cost: (a, b) => traversal(a.length + b.length),
  }),
  globalFunction(
    '_+_',
    [listOfA, listOfA],
    listOfA,
    (_, a, b) => new ValueList(a.toArray().concat(b.toArray())),
    {
      cost: (a, b) => 1 + traversal(a.size + b.size),
    },
  ),
  globalFunction('_+_', [timestamp, duration], timestamp, (_, a, b) =>
    instant(a.nanoseconds + b.nanoseconds),
  ),
  globalFunction('_+_', [duration, timestamp], timestamp, (_, a, b) =>
    instant(a.nanoseconds + b.nanoseconds),
  ),
  globalFunction('_+_', [duration, duration], duration, (_, a, b) => span(a.nanoseconds + b.nanoseconds)),

  globalFunction('_-_', [int, int], int, (_, a, b) => checkedInt(a - b)),
  globalFunction('_-_', [uint, uint], uint, (_, a, b) => checkedUint(a.value - b.value)),
  globalFunction('_-_', [double, double], double, (_, a, b) => a - b),
  globalFunction('_-_', [timestamp, timestamp], duration, (_, a, b) => span(a.nanoseconds - b.nanoseconds)),
  globalFunction('_-_', [timestamp, duration], timestamp, (_, a, b) =>
    instant(a.nanoseconds - b.nanoseconds),
  ),
  globalFunction('_-_', [duration, duration], duration, (_, a, b) => span(a.nanoseconds - b.nanoseconds)),

  globalFunction('_*_', [int, int], int, (_, a, b) => checkedInt(a * b)),
  globalFunction('_*_', [uint, uint], uint, (_, a, b) => checkedUint(a.value * b.value)),
  globalFunction('_*_', [double, double], double, (_, a, b) => a * b),

  globalFunction('_/_', [int, int], int, (_, a, b) => (b === 0n ? divideByZero() : checkedInt(a / b))),
  globalFunction('_/_', [uint, uint], uint, (_, a, b) =>
    b.value === 0n ? divideByZero() : new Uint(a.value / b.value),
  ),
  globalFunction('_/_', [double, double], double, (_, a, b) => a / b),

  globalFunction('_%_', [int, int], int, (_, a, b) => (b === 0n ? modulusByZero() : remainder(a, b))),
  globalFunction('_%_', [uint, uint], uint, (_, a, b) =>
    b.value === 0n ? modulusByZero() : new Uint(a.value % b.value),
  ),
]

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

function checkedInt(value: bigint): CelValue {
  return fitsInt64(value) ? value : new CelError('integer overflow')
}

function checkedUint(value: bigint): CelValue {
  return fitsUint64(value) ? new Uint(value) : new CelError('unsigned integer overflow')
}

function instant(nanoseconds: bigint): CelValue {
  return timestampFrom(nanoseconds) ?? new CelError('timestamp overflow')
}

function span(nanoseconds: bigint): CelValue {
  return fitsInt64(nanoseconds) ? new Duration(nanoseconds) : new CelError('duration overflow')
}

/** Go takes the remainder of what cannot be divided for an overflow too. */
function remainder(a: bigint, b: bigint): CelValue {
  return a === minInt64 && b === -1n ? new CelError('integer overflow') : a % b
}

function divideByZero(): CelError {
  return new CelError('division by zero')
}

function modulusByZero(): CelError {
  return new CelError('modulus by zero')
}

/** `left + right` of values whose types are known only now. */
export function addValues(left: CelValue, right: CelValue): CelValue {
  if (typeof left === 'bigint' && typeof right === 'bigint') return checkedInt(left + right)
  if (typeof left === 'number' && typeof right === 'number') return left + right
  if (left instanceof Uint && right instanceof Uint) return checkedUint(left.value + right.value)
  if (left instanceof Duration && right instanceof Duration) return span(left.nanoseconds + right.nanoseconds)
  return noSuchOverload()
}
