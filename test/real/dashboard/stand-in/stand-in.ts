import { createServer, type Server } from 'node:http'
import { freePort } from '../../process/free-port.ts'
import { ofApplication } from './application.ts'
import { ofKubeStateMetrics } from './kube-state-metrics.ts'
import { ofKubelet } from './kubelet.ts'
import { ofIstio, ofLinkerd } from './mesh.ts'
import { exposition, type Pod } from './sample.ts'

/**
 * What kubelet, kube-state-metrics, an application, and sidecars of Istio and Linkerd would tell of the given pods. No real component is behind it: names and labels are theirs, values grow by one a second.
 */
export class StandIn {
  readonly #port: number
  readonly #server: Server

  private constructor(pods: readonly Pod[], port: number) {
    this.#port = port
    const started = Date.now()
    this.#server = createServer((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      const count = 1 + (Date.now() - started) / 1000
      response.end(exposition(pods.flatMap((pod) => ofPod(pod, count))))
    })
  }

  static async start(pods: readonly Pod[]): Promise<StandIn> {
    const standIn = new StandIn(pods, await freePort())
    await new Promise<void>((resolve) => standIn.#server.listen(standIn.#port, '127.0.0.1', resolve))
    return standIn
  }

  get target(): string {
    return `127.0.0.1:${this.#port}`
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

function ofPod(pod: Pod, count: number) {
  return [ofKubelet, ofKubeStateMetrics, ofApplication, ofIstio, ofLinkerd].flatMap((of) => of(pod, count))
}
