/** The texts of `Warning: 299 - "text"` headers, as API servers write them (RFC 7234 5.5, RFC 9110 quoting). */
export function parseWarnings(headers: string | readonly string[] | undefined): string[] {
  const lines = headers === undefined ? [] : typeof headers === 'string' ? [headers] : headers
  return lines.flatMap((line) =>
    Array.from(line.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g), ([, text = '']) =>
      text.replace(/\\(.)/g, '$1'),
    ),
  )
}
