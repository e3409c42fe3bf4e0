import { createLogger, systemClock } from '../../base/index.ts'
import { CustomResourceState } from '../../custom-resource-state/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
import { customResourceStateListener } from '../custom-resource-state/custom-resource-state-listener.ts'
import { loadConfigurationFile } from '../custom-resource-state/read-configuration-file.ts'
import { readAccess } from '../endpoint/access-options.ts'
import { startListener } from '../endpoint/start-listener.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { aborted, terminationSignal } from '../termination.ts'
import type { ListenerOptions } from './monitor.ts'

export interface CustomResourceStateOptions extends ConnectionOptions, ListenerOptions {
  readonly customResourceStateConfigFile?: string
  readonly namespaces?: readonly string[]
  /** Refused: a share of the resources is the monitor's to take. */
  readonly shard?: string
}

/** `binnacle --custom-resource-state-only`: serves the metrics of the configuration, without the monitor. */
export async function customResourceState(options: CustomResourceStateOptions): Promise<number> {
  const { customResourceStateConfigFile: file, namespaces, logFormat, logLevel, listen } = options
  if (file === undefined)
    throw new CommandError(
      '--custom-resource-state-only needs --custom-resource-state-config-file',
      exitCode.usage,
    )
  if (options.shard !== undefined)
    throw new CommandError(
      '--shard does not go with --custom-resource-state-only, which serves all resources; leave out one of them',
      exitCode.usage,
    )
  const signal = terminationSignal()
  const logger = createLogger({
    write: (line) => process.stderr.write(line),
    clock: systemClock,
    format: logFormat,
    level: logLevel,
  })
  const configuration = await loadConfigurationFile(file, logger)
  const connection = await connect(options, logger)
  try {
    const state = new CustomResourceState({
      client: connection.client,
      configuration,
      clock: systemClock,
      random: Math.random,
      logger,
      ...(namespaces && { namespaces }),
    })
    const access = await readAccess(options, { client: connection.client, clock: systemClock, logger })
    const listener = customResourceStateListener(state, listen, access, logger)
    const url = await startListener({ listener, listen, access, logger, signal })
    state.start(signal)
    const { context, server } = connection.config
    logger.info('serving custom resource state', {
      cluster: `${context} (${server})`,
      metrics: `${url}/metrics`,
      ready: `${url}/readyz?verbose`,
    })
    await aborted(signal)
    logger.info('stopping', { signal: String(signal.reason) })
    await Promise.all([listener.stop(), state.stop()])
    return exitCode.ok
  } finally {
    await connection.close()
  }
}
