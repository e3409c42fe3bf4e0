import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { fleet } from './fleet.ts'

/** Every dashboard that is shipped, in the order in which an alert is followed, under the name of its file. */
export function dashboards(): Readonly<Record<string, Dashboard>> {
  return { fleet: fleet().build() }
}
