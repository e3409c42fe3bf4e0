const legacyMetricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const legacyLabelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const toEscape = /[\\"\n]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' }

/** Whether every format, text 0.0.4 included, can carry `name` without quotes. */
export function isLegacyMetricName(name: string): boolean {
  return legacyMetricName.test(name)
}

/** As `isLegacyMetricName`, for labels: no colon. */
export function isLegacyLabelName(name: string): boolean {
  return legacyLabelName.test(name)
}

/**
 * A label value as it stands between its quotes, the same in text and OpenMetrics: backslash, double quote and
 * newline are escaped. Lone surrogates become U+FFFD, because the body must be UTF-8.
 */
export function escapeLabelValue(value: string): string {
  const wellFormed = value.isWellFormed() ? value : value.toWellFormed()
  return toEscape.test(wellFormed)
    ? wellFormed.replace(/[\\"\n]/g, (character) => escapes[character] ?? character)
    : wellFormed
}

/** `a="b",c="d"` in the order of the entries, without braces; '' for no labels. */
export function formatLabels(labels: Readonly<Record<string, string>>): string {
  let text = ''
  for (const name in labels) {
    if (text !== '') text += ','
    text += `${name}="${escapeLabelValue(labels[name] ?? '')}"`
  }
  return text
}

/**
 * A sample value that every format reads: `NaN`, `+Inf`, `-Inf`, else the shortest decimal that gives the same
 * float64, whole numbers below 1e21 without an exponent.
 */
export function formatValue(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '0' : String(value)
  if (Number.isNaN(value)) return 'NaN'
  return value > 0 ? '+Inf' : '-Inf'
}

/**
 * A `le` or `quantile` value. Whole numbers get `.0`, OpenMetrics' canonical form, which text 0.0.4 reads as
 * well and to which Prometheus 3 brings every `le` it scrapes; so sample lines need not differ by format.
 */
export function formatBound(bound: number): string {
  return Number.isInteger(bound) && Math.abs(bound) < 1e21 ? `${bound}.0` : formatValue(bound)
}

/**
 * One sample line with its newline. `labels` is what `formatLabels` gives; callers with many series keep the
 * part that does not change.
 */
export function sampleLine(name: string, labels: string, value: number): string {
  return `${linePrefix(name, labels)}${formatValue(value)}\n`
}

/** A sample line up to its value. */
export function linePrefix(name: string, labels: string): string {
  return labels === '' ? `${name} ` : `${name}{${labels}} `
}

/**
 * The same text for those who write it again and again: the engine keeps text that was put together as a tree of its
 * parts, and walks the tree each time the text becomes part of a longer one.
 */
export function inOnePiece(text: string): string {
  return [text.slice(0, 1), text.slice(1)].join('')
}
