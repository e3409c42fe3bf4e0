import { ApiServer, type ApiServerOptions } from '../apiserver/index.ts'

/** An API server that a test started and has to stop. */
export interface TestApiServer {
  /** `https://127.0.0.1:12345`. */
  readonly url: string
  /** YAML with the CA and an administrator's certificate inline. */
  readonly kubeconfig: string
  stop(): Promise<void>
}

/**
 * Starts an embedded API server on a free port of 127.0.0.1. Resolves when it listens, with the namespaces
 * `default` and `kube-*` in place and nothing else.
 */
export async function startApiServer(options: ApiServerOptions = {}): Promise<TestApiServer> {
  const server = new ApiServer(options)
  await server.start()
  return { url: server.url, kubeconfig: server.kubeconfig(), stop: () => server.stop() }
}
