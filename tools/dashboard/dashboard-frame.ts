import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard'

interface Frame {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly variables: readonly Builder<VariableModel>[]
  readonly from?: string
}

export const tag = 'binnacle'

/** A dashboard without panels: not editable, one hour, and a menu of all the others that keeps time and variables. */
export function dashboardFrame({ uid, title, description, variables, from }: Frame): DashboardBuilder {
  return new DashboardBuilder(`Binnacle / ${title}`)
    .uid(uid)
    .description(description)
    .tags([tag])
    .readonly()
    .timezone('browser')
    .time({ from: from ?? 'now-1h', to: 'now' })
    .refresh('1m')
    .tooltip(DashboardCursorSync.Crosshair)
    .variables([...variables])
    .link(
      new DashboardLinkBuilder('Binnacle')
        .type(DashboardLinkType.Dashboards)
        .tags([tag])
        .asDropdown(true)
        .includeVars(true)
        .keepTime(true),
    )
}
