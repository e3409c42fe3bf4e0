import { type Clock, withTimeout } from '../../../base/index.ts'
import { type ApiResource, type KubernetesObject, ownerUidsOf } from '../../../object/index.ts'
import type { ListWatchClient } from '../../list-watch-client.ts'

/** What a look at a kind found. `problem` is a sentence that says what stands in the way. */
export interface Probed {
  readonly found: 'owned' | 'none' | 'forbidden' | 'absent' | 'failed'
  readonly problem?: string
}

export interface OwnershipProbeOptions {
  readonly client: ListWatchClient
  readonly clock: Clock
  /** Namespaces to look into instead of all. */
  readonly namespaces: readonly string[]
  /** Whether an object with this UID is a custom resource, or belongs to one. */
  readonly isKnown: (uid: string) => boolean
}

const pageSize = 500
/** The API server ends requests after 60 s. */
const answerMs = 75_000

/**
 * Looks whether custom resources own any object of a kind: one list of its metadata, page by page, of which nothing is
 * kept, up to the first that is owned.
 */
export async function probeOwnership(
  options: OwnershipProbeOptions,
  resource: ApiResource,
  signal: AbortSignal,
): Promise<Probed> {
  const scopes = options.namespaces.length > 0 ? options.namespaces : [undefined]
  let refused: Probed | undefined
  for (const namespace of scopes) {
    try {
      if (await anyOwned(options, resource, namespace, signal)) return { found: 'owned' }
    } catch (error) {
      if (signal.aborted) throw error
      refused = readRefusal(error)
    }
  }
  return refused ?? { found: 'none' }
}

async function anyOwned(
  { client, clock, isKnown }: OwnershipProbeOptions,
  resource: ApiResource,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  let token: string | undefined
  do {
    const scope = {
      metadataOnly: true,
      limit: pageSize,
      ...(namespace !== undefined && { namespace }),
      ...(token !== undefined && { continue: token }),
    }
    const { items, metadata } = await withTimeout(clock, answerMs, (late) =>
      client.list<KubernetesObject>(resource, { ...scope, signal: AbortSignal.any([signal, late]) }),
    )
    if (items.some((item) => ownerUidsOf(item).some(isKnown))) return true
    token = metadata.continue || undefined
  } while (token !== undefined)
  return false
}

function readRefusal(error: unknown): Probed {
  const problem = error instanceof Error ? error.message : String(error)
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 401 || code === 403) return { found: 'forbidden', problem }
  if (code === 404 || code === 405 || code === 406) return { found: 'absent', problem }
  return { found: 'failed', problem }
}
