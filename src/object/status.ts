import { isJsonObject } from './json-object.ts'

/** metav1.StatusCause. */
export interface StatusCause {
  reason?: string
  message?: string
  field?: string
}

/** metav1.StatusDetails. */
export interface StatusDetails {
  name?: string
  group?: string
  kind?: string
  uid?: string
  causes?: StatusCause[]
  retryAfterSeconds?: number
}

/** metav1.Status: what the API server answers when there is no object to answer with. */
export interface Status {
  apiVersion: 'v1'
  kind: 'Status'
  metadata: Record<string, never> | { resourceVersion?: string }
  status: 'Success' | 'Failure'
  message?: string
  /** metav1.StatusReason, such as `NotFound`, `Conflict`, `Invalid`, `Expired`. */
  reason?: string
  details?: StatusDetails
  code?: number
}

/** Whether a decoded body is a Status. */
export function isStatus(body: unknown): body is Status {
  return isJsonObject(body) && body.kind === 'Status' && body.apiVersion === 'v1'
}
