import type { GrafanaPanel } from '../../../src/generate/index.ts'

export interface Series {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

/** A panel, and what each of its queries gave, in their order. */
export interface PanelData {
  readonly panel: GrafanaPanel
  readonly answers: readonly (readonly Series[])[]
  /** The shown time, in seconds since 1970. */
  readonly from: number
  readonly to: number
}

interface Property {
  readonly id: string
  readonly value: unknown
}

interface Mapping {
  readonly options: Readonly<Record<string, { readonly text: string; readonly color?: string }>>
}

interface Threshold {
  readonly value: number | null
  readonly color: string
}

interface FieldConfig {
  readonly defaults: {
    readonly unit?: string
    readonly noValue?: string
    readonly max?: number
    readonly mappings?: readonly Mapping[]
    readonly thresholds?: { readonly steps: readonly Threshold[] }
    readonly custom?: { readonly drawStyle?: string; readonly stacking?: { readonly mode?: string } }
  }
  readonly overrides: readonly {
    readonly matcher: { readonly options: unknown }
    readonly properties: readonly Property[]
  }[]
}

export function fieldConfigOf(panel: GrafanaPanel): FieldConfig {
  return panel.fieldConfig as FieldConfig
}

/** A property that an override gives a field by its name. */
export function overridden(panel: GrafanaPanel, field: string, id: string): unknown {
  return fieldConfigOf(panel)
    .overrides.filter(({ matcher }) => matcher.options === field)
    .flatMap(({ properties }) => properties)
    .find((property) => property.id === id)?.value
}

export function mappedOf(mappings: readonly Mapping[] | undefined, value: string) {
  return mappings?.map(({ options }) => options[value]).find((found) => found !== undefined)
}

export function thresholdColor(steps: readonly Threshold[] | undefined, value: number): string | undefined {
  return steps?.filter((step) => step.value === null || value >= step.value).at(-1)?.color
}

/** The name of a series in a legend. */
export function nameOf(panel: GrafanaPanel, query: number, { metric }: Series): string {
  const legend = String(
    (panel.targets?.[query] as { legendFormat?: unknown } | undefined)?.legendFormat ?? '',
  )
  if (legend === '__auto' || legend === '') return String(panel.title)
  return legend.replace(/\{\{(\w+)\}\}/g, (_, label: string) => metric[label] ?? '').trim()
}
