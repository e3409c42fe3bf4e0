import { randomUUID } from 'node:crypto'
import https from 'node:https'
import type { ManagerWebhook } from '../process/manager.ts'

/**
 * Asks a webhook once a second whether a broker is admitted, as an API server does on a write (admission.k8s.io/v1): that
 * of the demo has no admission webhooks. The first broker is one at which the webhook panics.
 */
export class Admission {
  readonly #agent: https.Agent
  readonly #url: string
  readonly #timer: NodeJS.Timeout

  constructor({ url, authority }: ManagerWebhook) {
    this.#url = url
    this.#agent = new https.Agent({ ca: authority, keepAlive: true })
    this.#ask('panic')
    this.#timer = setInterval(() => this.#ask(''), 1000)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#agent.destroy()
  }

  /** What becomes of a request is told by the metrics of the webhook. */
  #ask(fault: string): void {
    const headers = { 'content-type': 'application/json' }
    https
      .request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => response.resume())
      .on('error', () => {})
      .end(JSON.stringify(review(fault)))
  }
}

function review(fault: string): object {
  const [group, version] = ['messaging.example.dev', 'v1']
  const object = {
    apiVersion: `${group}/${version}`,
    kind: 'Broker',
    metadata: { name: 'asked', namespace: 'default', annotations: { [`${group}/fault`]: fault } },
  }
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: randomUUID(),
      kind: { group, version, kind: 'Broker' },
      resource: { group, version, resource: 'brokers' },
      name: 'asked',
      namespace: 'default',
      operation: 'UPDATE',
      userInfo: {},
      object,
    },
  }
}
