import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'

/** A value that is shown as a word of its own. */
export interface Mapped {
  readonly value: string | number
  readonly text: string
  readonly color?: string
}

export function valueMappings(mapped: readonly Mapped[]): ValueMapping[] {
  const options = mapped.map(({ value, text, color }, index) => [
    String(value),
    { text, index, ...(color !== undefined && { color }) },
  ])
  return [{ type: MappingType.ValueToText, options: Object.fromEntries(options) }]
}
