import { type Clock, type Logger, sleep } from '../../base/index.ts'
import { type Client, ClientError } from '../../client/index.ts'
import { type AllowedMetadata, type DefinedKind, KindFilter } from '../../monitor/index.ts'
import { namespaceResource } from '../../object/index.ts'

export interface UnmatchedOptionsContext {
  readonly namespaces?: readonly string[]
  readonly include?: readonly string[]
  readonly metadata: AllowedMetadata
  /** The kinds of the cluster; undefined until they are known. */
  readonly defined: () => readonly DefinedKind[] | undefined
  readonly client: Pick<Client, 'get'>
  readonly clock: Clock
  readonly logger: Logger
}

const lookEveryMs = 1_000

/**
 * Once the kinds of the cluster are known, one warning of the values of options that nothing in it matches: what they
 * mean may come yet, or be misspelt. Resolves when that is done, or the signal is aborted.
 */
export async function warnOfUnmatched(context: UnmatchedOptionsContext, signal: AbortSignal): Promise<void> {
  const { namespaces = [], include = [], metadata, clock, logger } = context
  if (namespaces.length + include.length === 0 && !metadata.labels && !metadata.annotations) return
  try {
    let kinds = context.defined()
    for (; !kinds; kinds = context.defined()) await sleep(clock, lookEveryMs, signal)
    const missing = await Promise.all(namespaces.map((name) => isMissing(context.client, name, signal)))
    const unmatched = [
      ...include.filter((glob) => !matches(glob, kinds)).map((glob) => `--include ${glob}`),
      ...namespaces.filter((_, index) => missing[index]).map((name) => `--namespaces ${name}`),
      ...(metadata.labels?.unmatched(kinds) ?? []).map((glob) => `--labels-allowlist ${glob}`),
      ...(metadata.annotations?.unmatched(kinds) ?? []).map((glob) => `--annotations-allowlist ${glob}`),
    ]
    if (unmatched.length > 0)
      logger.warn('nothing in the cluster is what these options name; check their spelling', {
        options: unmatched.join(', '),
      })
  } catch (error) {
    if (!signal.aborted) logger.error('options were not compared with the cluster', { error: String(error) })
  }
}

function matches(glob: string, kinds: readonly DefinedKind[]): boolean {
  const filter = new KindFilter({ include: [glob] })
  return kinds.some((kind) => filter.admits(kind))
}

/** Who may not read namespaces is told nothing of them. */
async function isMissing(client: Pick<Client, 'get'>, name: string, signal: AbortSignal): Promise<boolean> {
  try {
    await client.get(namespaceResource, name, { signal })
    return false
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    return error.code === 404
  }
}
