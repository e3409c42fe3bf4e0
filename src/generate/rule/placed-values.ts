import type { AlertDefinition, AlertValues } from './alert/alert-definition.ts'
import { alerts } from './alerts.ts'

/** Values of an alert that is on, and where they are given. */
export interface PlacedValues {
  readonly path: readonly string[]
  readonly definition: AlertDefinition
  readonly values: AlertValues
}

export interface OverriddenAlerts {
  readonly alerts: Readonly<Record<string, unknown>>
}

export interface AlertsOfAll extends OverriddenAlerts {
  readonly kinds: Readonly<Record<string, OverriddenAlerts>>
  readonly operators: Readonly<Record<string, OverriddenAlerts>>
}

/** Those of every alert, and of every alert that differs for a kind or an operator. */
export function placedValues({ alerts: general, kinds, operators }: AlertsOfAll): readonly PlacedValues[] {
  const overrides = Object.entries({ kinds, operators }).flatMap(([field, scopes]) =>
    Object.entries(scopes).map(([scope, own]) => ({ path: [field, scope, 'alerts'], own: own.alerts })),
  )
  return alerts.flatMap((definition) => {
    const { name } = definition
    const values = general[name] as AlertValues
    return [
      { path: ['alerts', name], definition, values },
      ...overrides
        .filter(({ own }) => own[name] !== undefined)
        .map(({ path, own }) => ({
          path: [...path, name],
          definition,
          values: mergedValues(values, own[name] as Partial<AlertValues>),
        })),
    ].filter((placed) => placed.values.enabled)
  })
}

/** An alert's values with what differs for a kind or an operator. */
export function mergedValues(values: AlertValues, own: Partial<AlertValues> | undefined): AlertValues {
  const given = Object.entries(own ?? {}).filter(([, value]) => value !== undefined)
  return { ...values, ...Object.fromEntries(given) }
}
