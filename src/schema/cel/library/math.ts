import { globalFunction, type Overload } from '../function/overload.ts'
import { CelError, noSuchOverload } from '../value/cel-error.ts'
import type { CelList } from '../value/cel-list.ts'
import { bool, double, dyn, int, listOf, uint } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { numeric } from '../value/equality.ts'
import { traversal } from '../value/meter.ts'
import { compare } from '../value/order.ts'
import { fitsInt64, maxUint64, Uint } from '../value/uint.ts'

const listCost = (list: CelList) => 1 + traversal(list.size)

/** cel-go ext/math.go. */
export const math: readonly Overload[] = [
  ...extremes('math.greatest', 1),
  ...extremes('math.least', -1),

  globalFunction('math.ceil', [double], double, (_, value) => Math.ceil(value)),
  globalFunction('math.floor', [double], double, (_, value) => Math.floor(value)),
  globalFunction('math.round', [double], double, (_, value) => roundAway(value)),
  globalFunction('math.trunc', [double], double, (_, value) => Math.trunc(value)),
  globalFunction('math.isInf', [double], bool, (_, value) => Math.abs(value) === Number.POSITIVE_INFINITY),
  globalFunction('math.isNaN', [double], bool, (_, value) => Number.isNaN(value)),
  globalFunction('math.isFinite', [double], bool, (_, value) => Number.isFinite(value)),
  globalFunction('math.sqrt', [double], double, (_, value) => Math.sqrt(value)),
  globalFunction('math.sqrt', [int], double, (_, value) => Math.sqrt(Number(value))),
  globalFunction('math.sqrt', [uint], double, (_, value) => Math.sqrt(Number(value.value))),

  globalFunction('math.abs', [double], double, (_, value) => Math.abs(value)),
  globalFunction('math.abs', [int], int, (_, value) => checkedInt(value < 0n ? -value : value)),
  globalFunction('math.abs', [uint], uint, (_, value) => value),
  globalFunction('math.sign', [double], double, (_, value) => Math.sign(value)),
  globalFunction('math.sign', [int], int, (_, value) => (value > 0n ? 1n : value < 0n ? -1n : 0n)),
  globalFunction('math.sign', [uint], uint, (_, value) => new Uint(value.value > 0n ? 1n : 0n)),

  globalFunction('math.bitAnd', [int, int], int, (_, a, b) => a & b),
  globalFunction('math.bitAnd', [uint, uint], uint, (_, a, b) => new Uint(a.value & b.value)),
  globalFunction('math.bitOr', [int, int], int, (_, a, b) => a | b),
  globalFunction('math.bitOr', [uint, uint], uint, (_, a, b) => new Uint(a.value | b.value)),
  globalFunction('math.bitXor', [int, int], int, (_, a, b) => a ^ b),
  globalFunction('math.bitXor', [uint, uint], uint, (_, a, b) => new Uint(a.value ^ b.value)),
  globalFunction('math.bitNot', [int], int, (_, value) => ~value),
  globalFunction('math.bitNot', [uint], uint, (_, value) => new Uint(value.value ^ maxUint64)),
  globalFunction('math.bitShiftLeft', [int, int], int, (_, value, by) => shiftLeft(value, by, signed)),
  globalFunction('math.bitShiftLeft', [uint, int], uint, (_, value, by) =>
    shiftLeft(value.value, by, unsigned),
  ),
  globalFunction('math.bitShiftRight', [int, int], int, (_, value, by) => shiftRight(value, by, signed)),
  globalFunction('math.bitShiftRight', [uint, int], uint, (_, value, by) =>
    shiftRight(value.value, by, unsigned),
  ),
]

/** Of numbers of one type it has that type. */
function extremes(name: string, sign: 1 | -1): Overload[] {
  return [int, uint, double, dyn].flatMap((type) => [
    globalFunction(name, [listOf(type)], type, (_, list) => extremeOf(list.toArray(), sign), {
      cost: listCost,
    }),
    globalFunction(name, [type], type, (_, ...values) => extremeOf(values, sign), { variadic: true }),
  ])
}

function extremeOf(values: readonly CelValue[], sign: 1 | -1): CelValue {
  let best = values[0]
  if (best === undefined) {
    return new CelError(`math.${sign > 0 ? 'greatest' : 'least'}(list) argument must not be empty`)
  }
  for (const value of values) {
    if (numeric(value) === undefined) return noSuchOverload()
    if ((compare(value, best) ?? 0) * sign > 0) best = value
  }
  return best
}

/** Halves go away from zero, as Go's math.Round. */
function roundAway(value: number): number {
  const whole = Math.trunc(value)
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole
}

function checkedInt(value: bigint): CelValue {
  return fitsInt64(value) ? value : new CelError('integer overflow')
}

const signed = (value: bigint): CelValue => BigInt.asIntN(64, value)
const unsigned = (value: bigint): CelValue => new Uint(BigInt.asUintN(64, value))

function shiftLeft(value: bigint, by: bigint, wrap: (value: bigint) => CelValue): CelValue {
  if (by < 0n) return new CelError(`math.bitShiftLeft() negative offset: ${by}`)
  return wrap(by > 63n ? 0n : value << by)
}

/** The sign is not kept: the bits are shifted as those of a uint. */
function shiftRight(value: bigint, by: bigint, wrap: (value: bigint) => CelValue): CelValue {
  if (by < 0n) return new CelError(`math.bitShiftRight() negative offset: ${by}`)
  return wrap(by > 63n ? 0n : BigInt.asUintN(64, value) >> by)
}
