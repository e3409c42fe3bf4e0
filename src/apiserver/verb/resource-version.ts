import { sleep } from '../../base/index.ts'
import type { Context } from '../context.ts'
import { resourceVersionTooLarge } from '../error/index.ts'
import type { ApiRequest } from '../request/api-request.ts'

/** How long kube-apiserver waits for a version from the future. */
const freshnessMs = 3000

/** What Go says of a resourceVersion that is no number. */
export function notAVersion(text: string): string {
  const quoted = JSON.stringify(text)
  return `resourceVersion: Invalid value: ${quoted}: strconv.ParseUint: parsing ${quoted}: invalid syntax`
}

/** Waits for a version that is not there yet. Throws a 504 `ApiError`. */
export async function untilFresh(
  { storage, clock }: Context,
  version: number,
  request: ApiRequest,
): Promise<void> {
  if (version <= storage.resourceVersion) return
  await sleep(clock, freshnessMs, request.signal)
  if (version > storage.resourceVersion) throw resourceVersionTooLarge(version, storage.resourceVersion)
}
