import type { Status, StatusDetails } from '../../object/index.ts'

/** An answer that is a failure: thrown anywhere below a route, written as its Status. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: Status & { code: number }

  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message)
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      ...(reason !== '' && { reason }),
      ...(details && { details }),
      code,
    }
  }
}

/** Answers with plain text, where kube-apiserver does not write a Status. */
export class PlainError extends Error {
  override readonly name = 'PlainError'
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
