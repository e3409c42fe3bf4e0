/**
 * Why a JSONPath could not be read (`syntax`, a fault of its author; a retry does not help) or could not be
 * followed in one value (`evaluation`; another value may do). The texts are those of client-go's util/jsonpath.
 */
export class JsonPathError extends Error {
  readonly kind: 'syntax' | 'evaluation'

  constructor(kind: 'syntax' | 'evaluation', message: string) {
    super(message)
    this.name = 'JsonPathError'
    this.kind = kind
  }
}
