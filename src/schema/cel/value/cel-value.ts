/**
 * A value of CEL while it is computed with. int is bigint and double is number, so that neither is mistaken for
 * the other; what JavaScript has no type for is an object that names its type.
 */
export type CelValue = null | boolean | bigint | number | string | Uint8Array | ObjectValue

export interface ObjectValue {
  /** As `type(x)` prints it: `uint`, `google.protobuf.Timestamp`, `kubernetes.Quantity`. */
  readonly typeName: string
}

/** Values of an opaque type, which compare and print in their own way. */
export interface OpaqueValue extends ObjectValue {
  equals(other: OpaqueValue): boolean
  toString(): string
}

/** The name of a value's type, without parameters. */
export function typeNameOf(value: CelValue): string {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'bigint':
      return 'int'
    case 'number':
      return 'double'
    case 'boolean':
      return 'bool'
    default:
      return value === null ? 'null_type' : value instanceof Uint8Array ? 'bytes' : value.typeName
  }
}

export function isObjectValue(value: CelValue): value is ObjectValue {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}

export function isOpaque(value: CelValue): value is OpaqueValue {
  return isObjectValue(value) && 'equals' in value
}
