import { parseQuantity, type Quantity } from '../../../object/index.ts'
import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { bool, CelType, double, int, string } from '../value/cel-type.ts'
import type { CelValue, OpaqueValue } from '../value/cel-value.ts'
import { traversal } from '../value/meter.ts'

class QuantityValue implements OpaqueValue {
  readonly typeName = 'kubernetes.Quantity'
  readonly quantity: Quantity

  constructor(value: Quantity) {
    this.quantity = value
  }

  equals(other: OpaqueValue): boolean {
    return other instanceof QuantityValue && this.quantity.compare(other.quantity) === 0
  }

  toString(): string {
    return this.quantity.toString()
  }
}

const quantity = new CelType<QuantityValue>('kubernetes.Quantity')
const cost = (text: string) => traversal(text.length)
/** More than Kubernetes charges: exact sums may have a thousand digits. */
const sumCost = { cost: () => 5 }

/** Kubernetes' quantities (apiserver/pkg/cel/library/quantity.go). */
export const quantities: readonly Overload[] = [
  globalFunction('quantity', [string], quantity, (_, text) => readQuantity(text), { cost }),
  globalFunction('isQuantity', [string], bool, (_, text) => parseQuantity(text) !== undefined, { cost }),
  memberFunction('sign', [quantity], int, (_, value) => BigInt(value.quantity.sign())),
  memberFunction('isInteger', [quantity], bool, (_, value) => value.quantity.asInt64() !== undefined),
  memberFunction(
    'asInteger',
    [quantity],
    int,
    (_, value) => value.quantity.asInt64() ?? new CelError('cannot convert value to integer'),
  ),
  memberFunction('asApproximateFloat', [quantity], double, (_, value) => value.quantity.toNumber()),
  memberFunction(
    'add',
    [quantity, quantity],
    quantity,
    (_, a, b) => result(a.quantity.add(b.quantity)),
    sumCost,
  ),
  memberFunction(
    'add',
    [quantity, int],
    quantity,
    (_, a, b) => withInteger(b, (other) => a.quantity.add(other)),
    sumCost,
  ),
  memberFunction(
    'sub',
    [quantity, quantity],
    quantity,
    (_, a, b) => result(a.quantity.sub(b.quantity)),
    sumCost,
  ),
  memberFunction(
    'sub',
    [quantity, int],
    quantity,
    (_, a, b) => withInteger(b, (other) => a.quantity.sub(other)),
    sumCost,
  ),
  memberFunction('isLessThan', [quantity, quantity], bool, (_, a, b) => a.quantity.compare(b.quantity) < 0),
  memberFunction(
    'isGreaterThan',
    [quantity, quantity],
    bool,
    (_, a, b) => a.quantity.compare(b.quantity) > 0,
  ),
  memberFunction('compareTo', [quantity, quantity], int, (_, a, b) =>
    BigInt(Math.sign(a.quantity.compare(b.quantity))),
  ),
]

function readQuantity(text: string): CelValue {
  const parsed = parseQuantity(text)
  if (parsed !== undefined) return new QuantityValue(parsed)
  return new CelError(
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  )
}

function withInteger(value: bigint, combine: (other: Quantity) => Quantity | undefined): CelValue {
  const other = parseQuantity(String(value))
  return result(other && combine(other))
}

function result(value: Quantity | undefined): CelValue {
  return value === undefined
    ? new CelError('the quantities are too far apart to be added')
    : new QuantityValue(value)
}
