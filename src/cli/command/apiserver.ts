import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { ApiServer } from '../../apiserver/index.ts'
import { silentLogger, systemClock } from '../../base/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { aborted, terminationSignal } from '../termination.ts'

export interface ApiserverOptions {
  /** 0 for any that is free. */
  readonly port: number
  readonly kubeconfigOut?: string
  /** Files or folders of manifests to create before it says that it is ready. */
  readonly crds?: readonly string[]
}

/** The embedded API server alone, until a signal ends it. Prints two lines on stdout once it serves. */
export async function apiserver({ port, kubeconfigOut, crds = [] }: ApiserverOptions): Promise<number> {
  const signal = terminationSignal()
  const server = new ApiServer({ port, clock: systemClock, random: Math.random, logger: silentLogger })
  await server.start(signal).catch((cause: unknown) => {
    throw portTaken(cause, port)
  })
  const temporary =
    kubeconfigOut === undefined ? await mkdtemp(path.join(os.tmpdir(), 'binnacle-')) : undefined
  const kubeconfig = path.resolve(kubeconfigOut ?? path.join(temporary ?? '', 'kubeconfig'))
  try {
    await writeFile(kubeconfig, server.kubeconfig(), { mode: 0o600 }).catch((cause: unknown) => {
      const text = `--kubeconfig-out: cannot write ${kubeconfig}: ${fileProblem(cause)}`
      throw new CommandError(text, exitCode.usage, { cause })
    })
    if (crds.length > 0) await serveManifests(kubeconfig, crds)
    process.stdout.write(`ready ${server.url}\nkubeconfig ${kubeconfig}\n`)
    await aborted(signal)
  } finally {
    await server.stop()
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true })
  }
  return exitCode.ok
}

/** Said as by the listener of the monitor, which is not loaded for this. */
function portTaken(cause: unknown, port: number): unknown {
  if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') return cause
  return new CommandError(
    `cannot listen on 127.0.0.1:${port}: another process has the port; stop it, or choose another address (port 0 takes any free one)`,
    exitCode.no,
    { cause },
  )
}

/** The client is loaded only here: without manifests the server is ready sooner. */
async function serveManifests(kubeconfig: string, paths: readonly string[]): Promise<void> {
  const [{ loadKubeconfig }, { connectTo }, { createManifests }] = await Promise.all([
    import('../../client/index.ts'),
    import('../connection.ts'),
    import('../manifest/create-manifests.ts'),
  ])
  const connection = connectTo(await loadKubeconfig({ path: kubeconfig }))
  try {
    await createManifests(connection.client, paths)
  } finally {
    await connection.close()
  }
}
