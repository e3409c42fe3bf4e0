import type { FamilyMetadata } from './family.ts'
import type { Format } from './format.ts'

/**
 * The lines before a family's samples: all that differs between the formats, but for the closing `# EOF`.
 *
 * OpenMetrics names a counter without `_total`; a counter whose samples lack the suffix would not be one
 * there and is declared unknown. Text has no unit line and escapes no quotes in help.
 */
export function familyHeader(metadata: FamilyMetadata, format: Format): string {
  const { type, help } = metadata
  if (format !== 'openmetrics-1.0.0') {
    const helpLine = help === '' ? '' : `# HELP ${metadata.name} ${escapeHelp(help)}\n`
    return `${helpLine}# TYPE ${metadata.name} ${type === 'unknown' ? 'untyped' : type}\n`
  }
  const name = openMetricsName(metadata)
  const openMetricsType = type === 'counter' && name === metadata.name ? 'unknown' : type
  const unitLine =
    metadata.unit !== '' && name.endsWith(`_${metadata.unit}`) ? `# UNIT ${name} ${metadata.unit}\n` : ''
  const helpLine = help === '' ? '' : `# HELP ${name} ${escapeHelp(help).replaceAll('"', '\\"')}\n`
  return `# TYPE ${name} ${openMetricsType}\n${unitLine}${helpLine}`
}

/** The family's name in OpenMetrics. */
export function openMetricsName({ name, type }: FamilyMetadata): string {
  return type === 'counter' && name.endsWith('_total') ? name.slice(0, -'_total'.length) : name
}

function escapeHelp(help: string): string {
  return help.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
