import type { PairOverride } from '../../monitor/index.ts'
import { readConfigurationFile } from '../configuration-file.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { PairOverrideError, readPairOverrides } from './read-pair-overrides.ts'

/**
 * What `--pairs FILE` says of the fields of spec and status that are compared: a list in YAML or JSON, an entry a kind.
 *
 * ```yaml
 * - group: postgresql.cnpg.io
 *   kind: Cluster
 *   set:
 *   - {spec: spec.imageName, status: status.image, as: image}
 *   silence: [instances]
 * ```
 *
 * Rejects with a `CommandError` that names the place and the entry, and says what is allowed there.
 */
export async function readPairsFile(file: string): Promise<readonly PairOverride[]> {
  const { value, placeOf } = await readConfigurationFile('--pairs', file)
  try {
    return readPairOverrides(value)
  } catch (cause) {
    if (!(cause instanceof PairOverrideError)) throw cause
    throw new CommandError(`--pairs: ${placeOf(cause.path)}: ${cause.message}`, exitCode.usage, { cause })
  }
}
