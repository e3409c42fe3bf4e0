import { expect } from 'vitest'
import { until } from '../process/running-program.ts'
import type { Notification, WebhookReceiver } from '../process/webhook-receiver.ts'

export interface Incident {
  readonly alert: string
  /** Labels that the notification has to have. */
  readonly labels: Readonly<Record<string, string>>
  /** What its summary or description has to say. */
  readonly says: readonly (string | RegExp)[]
  fault(): Promise<unknown>
  mend(): Promise<unknown>
  /** Looks that nothing more is told while it lasts. */
  meanwhile?(notifications: () => readonly Notification[]): Promise<unknown>
}

/** When it broke and was mended, and when both were told, in milliseconds since 1970. */
export interface IncidentTimes {
  readonly alert: string
  readonly brokenAt: number
  readonly toldAt: number
  readonly mendedAt: number
  readonly resolvedAt: number
}

/**
 * From the fault to the notification, from mending to the resolved one: each comes, and once. The notification says
 * what has gone wrong with what, and where its runbook is.
 */
export async function runIncident(receiver: WebhookReceiver, incident: Incident): Promise<IncidentTimes> {
  const { alert, labels, says } = incident
  const about = () =>
    receiver.received.filter(
      (notification) =>
        notification.labels.alertname === alert &&
        Object.entries(labels).every(([name, value]) => notification.labels[name] === value),
    )
  const awaited = (status: Notification['status']) =>
    until(
      () => about().find((notification) => notification.status === status),
      () => `${alert} ${JSON.stringify(labels)} is ${status}; told so far: ${JSON.stringify(about())}`,
      180_000,
    )
  expect(about(), 'nothing is told before the fault').toEqual([])
  const brokenAt = Date.now()
  await incident.fault()
  const firing = await awaited('firing')
  const text = `${firing.annotations.summary}\n${firing.annotations.description}`
  for (const part of says) expect(text).toMatch(part)
  expect(firing.annotations.runbook_url).toMatch(new RegExp(`^https://.*/docs/runbooks/${alert}\\.md$`))
  await incident.meanwhile?.(about)
  const mendedAt = Date.now()
  await incident.mend()
  const resolved = await awaited('resolved')
  expect(about().map(({ status }) => status)).toEqual(['firing', 'resolved'])
  return { alert, brokenAt, toldAt: firing.receivedAt, mendedAt, resolvedAt: resolved.receivedAt }
}

/** How long it took until somebody was told, and until it was told that it is over. */
export function timesText({ alert, brokenAt, toldAt, mendedAt, resolvedAt }: IncidentTimes): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  return `${alert}: told after ${seconds(toldAt - brokenAt)}, resolved after ${seconds(resolvedAt - mendedAt)}`
}
