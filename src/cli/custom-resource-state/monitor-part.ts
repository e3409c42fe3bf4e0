import type { Clock, Logger } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import type { MonitorPart } from '../../monitor/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

export interface CustomResourceStateOptions {
  readonly customResourceStateConfigFile?: string
  readonly namespaces?: readonly string[]
  readonly shard?: string
}

export interface PartContext {
  readonly client: Client
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * The metrics of a configuration as a part of the monitor; none without a configuration, and then nothing of it is
 * loaded. Rejects with a `CommandError` for a configuration that cannot be served beside the monitor.
 */
export async function customResourceStateParts(
  { customResourceStateConfigFile: file, namespaces, shard }: CustomResourceStateOptions,
  { client, clock, logger }: PartContext,
): Promise<readonly MonitorPart[]> {
  if (file === undefined) return []
  if (shard !== undefined)
    throw new CommandError(
      '--shard does not divide the metrics of --custom-resource-state-config-file; serve them from a process of their own, with --custom-resource-state-only',
      exitCode.usage,
    )
  const { loadConfigurationFile, refuseReservedNames } = await import('./read-configuration-file.ts')
  const { CustomResourceState } = await import('../../custom-resource-state/index.ts')
  const configuration = await loadConfigurationFile(file, logger)
  refuseReservedNames(file, configuration)
  const customResourceState = new CustomResourceState({
    client,
    configuration,
    clock,
    random: Math.random,
    logger,
    sharesDefinitions: true,
    ...(namespaces && { namespaces }),
  })
  const part: MonitorPart = {
    name: 'custom resource state',
    definitions: customResourceState.definitions,
    families: () => customResourceState.families(),
    start: (signal) => customResourceState.start(signal),
    stop: () => customResourceState.stop(),
    readiness: () => customResourceState.readiness().parts,
  }
  return [part]
}
