import { silentLogger, systemClock } from '../../../src/base/index.ts'
import { connectTo } from '../../../src/cli/connection.ts'
import { loadKubeconfig } from '../../../src/client/index.ts'
import { Simulation } from '../../../src/demo/index.ts'

/** The kinds and resources of the demo on an API server, with the operators that the demo plays. */
export class DemoFleet {
  readonly #ending = new AbortController()
  #stop: () => Promise<void> = async () => {}

  async start(kubeconfig: string): Promise<void> {
    const connection = connectTo(await loadKubeconfig({ path: kubeconfig }), silentLogger)
    const options = { client: connection.client, clock: systemClock, logger: silentLogger }
    const simulation = new Simulation(options)
    this.#stop = async () => {
      await simulation.stop()
      await connection.close()
    }
    await simulation.start(this.#ending.signal)
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#stop()
  }
}
