/** A line of CSV (RFC 4180), with its end. */
export function csvLine(fields: readonly (string | number | undefined)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

/**
 * Quoted where it has to be. A text that a spreadsheet would take for a formula gets an apostrophe before it: names and
 * messages come from the cluster, and a file is opened by somebody else (OWASP, "CSV Injection").
 */
function csvField(field: string | number | undefined): string {
  if (field === undefined) return ''
  if (typeof field === 'number') return String(field)
  const safe = /^[\s]*[=+\-@\t\r]/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
