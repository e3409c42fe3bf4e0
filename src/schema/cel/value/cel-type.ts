import type { CelList } from './cel-list.ts'
import type { CelMap } from './cel-map.ts'
import { type CelValue, type ObjectValue, typeNameOf } from './cel-value.ts'
import type { Duration } from './duration.ts'
import type { Optional } from './optional.ts'
import type { Timestamp } from './timestamp.ts'
import type { Uint } from './uint.ts'

/**
 * A type: what the checker computes with, what functions declare, and what `type(x)` gives. `V` says to the
 * compiler what values of it are.
 */
export class CelType<out V = unknown> implements ObjectValue {
  readonly typeName = 'type'
  readonly name: string
  readonly parameters: readonly CelType[]
  /** Only for the compiler, which would take all types for one otherwise. */
  declare readonly value: V

  constructor(name: string, parameters: readonly CelType[] = []) {
    this.name = name
    this.parameters = parameters
  }

  /** Whether a value has this type, parameters aside. */
  accepts(value: CelValue): boolean {
    return this.name === 'dyn' || this.isVariable || this.name === typeNameOf(value)
  }

  /** `A` in the declaration of a function stands for any type. */
  get isVariable(): boolean {
    return this.name.length === 1
  }

  toString(): string {
    return this.parameters.length === 0 ? this.name : `${this.name}(${this.parameters.join(', ')})`
  }
}

export const dyn = new CelType<CelValue>('dyn')
export const bool = new CelType<boolean>('bool')
export const int = new CelType<bigint>('int')
export const uint = new CelType<Uint>('uint')
export const double = new CelType<number>('double')
export const string = new CelType<string>('string')
export const bytes = new CelType<Uint8Array>('bytes')
export const nullType = new CelType<null>('null_type')
export const timestamp = new CelType<Timestamp>('google.protobuf.Timestamp')
export const duration = new CelType<Duration>('google.protobuf.Duration')
export const type = new CelType<CelType>('type')

export function listOf(item: CelType): CelType<CelList> {
  return new CelType('list', [item])
}

export function mapOf(key: CelType, value: CelType): CelType<CelMap> {
  return new CelType('map', [key, value])
}

export function optionalOf(value: CelType): CelType<Optional> {
  return new CelType('optional_type', [value])
}

export const variableA = new CelType<CelValue>('A')

/** The types that have a name in expressions. */
export const namedTypes: ReadonlyMap<string, CelType> = new Map(
  [
    bool,
    int,
    uint,
    double,
    string,
    bytes,
    nullType,
    timestamp,
    duration,
    type,
    listOf(dyn),
    mapOf(dyn, dyn),
    optionalOf(dyn),
    ...['kubernetes.Quantity', 'kubernetes.URL', 'kubernetes.Semver', 'net.IP', 'net.CIDR'].map(
      (name) => new CelType(name),
    ),
  ].map((named) => [named.name, named]),
)
