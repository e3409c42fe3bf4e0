import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  DashboardBuilder,
  DashboardCursorSync,
  type DashboardLink,
  DashboardLinkBuilder,
  DashboardLinkType,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { addRow, type Row } from './row.ts'

interface DashboardParts {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly variables: readonly Builder<VariableModel>[]
  readonly from?: string
  /** Where its first rows lead, beside the menu. */
  readonly links?: readonly Builder<DashboardLink>[]
  readonly rows: readonly Row[]
}

const tag = 'binnacle'

/** A dashboard: not editable, one hour, and a menu of all the others that keeps time and variables. */
export function dashboard(parts: DashboardParts): DashboardBuilder {
  const { uid, title, description, variables, from, links = [], rows } = parts
  const built = new DashboardBuilder(`Binnacle / ${title}`)
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
  for (const link of links) built.link(link)
  for (const row of rows) addRow(built, row)
  return built
}
