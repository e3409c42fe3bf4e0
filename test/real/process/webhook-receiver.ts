import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One alert of a message of Alertmanager's webhook (version 4). */
export interface Notification {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt: string
  readonly endsAt: string
  /** When the message came, in milliseconds. */
  readonly receivedAt: number
}

/** Where Alertmanager sends its notifications: keeps them all, in the order in which they came. */
export class WebhookReceiver {
  readonly #received: Notification[] = []
  readonly #server = http.createServer((request, response) => {
    void this.#receive(request).then(
      () => response.end(),
      (error) => response.writeHead(400).end(String(error)),
    )
  })

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  get received(): readonly Notification[] {
    return this.#received
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.on('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  async #receive(request: http.IncomingMessage): Promise<void> {
    const { alerts } = JSON.parse(await text(request)) as { alerts: Omit<Notification, 'receivedAt'>[] }
    const receivedAt = Date.now()
    this.#received.push(...alerts.map((alert) => ({ ...alert, receivedAt })))
  }
}
