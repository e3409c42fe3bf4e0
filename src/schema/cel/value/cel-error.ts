import type { ObjectValue } from './cel-value.ts'

/**
 * What an evaluation comes to when it fails. It is a value, because `&&`, `||` and the macros built on them may
 * still have a result although one side failed. The texts are those of cel-go.
 */
export class CelError implements ObjectValue {
  readonly typeName = 'error'
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

export function isError(value: unknown): value is CelError {
  return value instanceof CelError
}

export function noSuchOverload(): CelError {
  return new CelError('no such overload')
}

export function noSuchKey(key: string): CelError {
  return new CelError(`no such key: ${key}`)
}
