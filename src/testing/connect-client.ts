import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client, HttpTransport, loadKubeconfig } from '../client/index.ts'
import type { TestApiServer } from './start-api-server.ts'

/** A client of a started server, with an administrator's rights. */
export interface ConnectedClient {
  readonly client: Client
  /** Ends its connections; to be called before the server stops. */
  close(): Promise<void>
}

export async function connectClient({
  kubeconfig,
}: Pick<TestApiServer, 'kubeconfig'>): Promise<ConnectedClient> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-testing-'))
  try {
    const file = path.join(folder, 'kubeconfig')
    await writeFile(file, kubeconfig, { mode: 0o600 })
    const transport = new HttpTransport({ config: await loadKubeconfig({ path: file }) })
    return { client: new Client({ transport }), close: () => transport.close() }
  } finally {
    await rm(folder, { recursive: true })
  }
}
