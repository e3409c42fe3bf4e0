import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { ApiServer } from '../../apiserver/index.ts'
import { silentLogger, systemClock } from '../../base/index.ts'
import { loadKubeconfig } from '../../client/index.ts'
import { Simulation } from '../../demo/index.ts'
import { connectTo } from '../connection.ts'
import { exitCode } from '../exit-code.ts'
import { terminationSignal } from '../termination.ts'
import { commandLogger, type ListenerOptions, runMonitor } from './monitor.ts'

/** `binnacle demo`: the embedded API server, example resources that live on it, and the monitor watching them. */
export async function demo(options: ListenerOptions): Promise<number> {
  const signal = terminationSignal()
  const logger = commandLogger(options)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-demo-'))
  const server = new ApiServer({ clock: systemClock, random: Math.random, logger: silentLogger })
  try {
    await server.start(signal)
    const kubeconfig = path.join(folder, 'kubeconfig')
    await writeFile(kubeconfig, server.kubeconfig(), { mode: 0o600 })
    const connection = connectTo(await loadKubeconfig({ path: kubeconfig }), logger)
    const simulation = new Simulation({ client: connection.client, clock: systemClock, logger })
    try {
      await simulation.start(signal)
      process.stdout.write(
        `An embedded API server with example resources. Look around in another terminal:\n\n` +
          `  export KUBECONFIG=${kubeconfig}\n  npx binnacle get -A\n  kubectl get mysqlclusters -A\n\n`,
      )
      await runMonitor({
        client: connection.client,
        options,
        logger,
        signal,
        cluster: `the demo (${server.url})`,
        turns: true,
      })
    } finally {
      await simulation.stop()
      await connection.close()
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return exitCode.ok
}
