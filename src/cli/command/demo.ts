import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { ApiServer } from '../../apiserver/index.ts'
import { silentLogger, systemClock } from '../../base/index.ts'
import { loadKubeconfig } from '../../client/index.ts'
import { Simulation } from '../../demo/index.ts'
import { connectTo } from '../connection.ts'
import { exitCode } from '../exit-code.ts'
import type { HistoryOptions } from '../monitor/history-options.ts'
import { StatusLine } from '../print/status-line.ts'
import { terminationSignal } from '../termination.ts'
import { commandLogger, type ListenerOptions, runMonitor } from './monitor.ts'

export interface DemoOptions extends ListenerOptions, Pick<HistoryOptions, 'history'> {}

/** `binnacle demo`: the embedded API server, example resources that live on it, and the monitor watching them. */
export async function demo(options: DemoOptions): Promise<number> {
  const signal = terminationSignal()
  const status = new StatusLine(process.stdout)
  const logger = commandLogger(options, status)
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
      await runMonitor({
        client: connection.client,
        options,
        logger,
        status,
        signal,
        cluster: `the demo (${server.url})`,
        turns: true,
        onListening: () => status.above(welcome(kubeconfig, options)),
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

function welcome(kubeconfig: string, { history }: DemoOptions): string {
  return `An embedded API server with example resources. Look around in another terminal:

  export KUBECONFIG=${kubeconfig}
  npx binnacle get -A
  npx binnacle tree mysqlcluster stock -n shop
  npx binnacle describe site www -n web
  npx binnacle events -A -w
${history === undefined ? '' : `  npx binnacle report --history ${history} --changes\n`}  kubectl get mysqlclusters -A

`
}
