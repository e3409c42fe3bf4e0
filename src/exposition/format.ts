/** The exposition formats that we write. */
export type Format = 'text-0.0.4' | 'text-1.0.0' | 'openmetrics-1.0.0'

/**
 * How a client wants names outside the legacy alphabet. Ours are all inside it, which `underscores`, `values` and
 * `allow-utf-8` leave as they are. `dots` doubles underscores even there (prometheus/common, EscapeName).
 */
export type Escaping = 'allow-utf-8' | 'underscores' | 'dots' | 'values'

export interface Negotiated {
  readonly format: Format
  /** The header to answer with, the client's `escaping` echoed, but for `dots`: what we write is `underscores`. */
  readonly contentType: string
}

const mediaTypes: Readonly<Record<Format, string>> = {
  'text-0.0.4': 'text/plain; version=0.0.4; charset=utf-8',
  'text-1.0.0': 'text/plain; version=1.0.0; charset=utf-8',
  'openmetrics-1.0.0': 'application/openmetrics-text; version=1.0.0; charset=utf-8',
}

interface MediaRange {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  readonly quality: number
}

/**
 * The format for an `Accept` header: the highest q-value wins, then the earlier place. A range that names no
 * version stands for the one every client knows, so a version that was not offered is never answered; when
 * nothing fits, text 0.0.4. (RFC 9110 section 12.5.1; Prometheus "Content negotiation".)
 */
export function negotiate(accept: string | undefined): Negotiated {
  let best: { format: Format; range: MediaRange } | undefined
  for (const range of parseAccept(accept ?? '')) {
    const format = formatOf(range)
    if (format === undefined || range.quality <= (best?.range.quality ?? 0)) continue
    best = { format, range }
  }
  if (!best) return { format: 'text-0.0.4', contentType: mediaTypes['text-0.0.4'] }
  const escaping = best.range.parameters.get('escaping')
  const echoed = isEscaping(escaping) ? `; escaping=${escaping === 'dots' ? 'underscores' : escaping}` : ''
  return { format: best.format, contentType: mediaTypes[best.format] + echoed }
}

/** Whether an `Accept-Encoding` header allows gzip. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  let any = false
  for (const range of parseAccept(acceptEncoding ?? '')) {
    if (range.type === 'gzip') return range.quality > 0
    if (range.type === '*') any = range.quality > 0
  }
  return any
}

function formatOf({ type, parameters }: MediaRange): Format | undefined {
  const version = parameters.get('version')
  switch (type) {
    case 'application/openmetrics-text':
      return version === undefined || version === '1.0.0' ? 'openmetrics-1.0.0' : undefined
    case 'text/plain':
      if (version === '1.0.0') return 'text-1.0.0'
      return version === undefined || version === '0.0.4' ? 'text-0.0.4' : undefined
    case 'text/*':
    case '*/*':
      return 'text-0.0.4'
    case 'application/*':
      return 'openmetrics-1.0.0'
    default:
      return undefined
  }
}

function isEscaping(text: string | undefined): text is Escaping {
  return text === 'allow-utf-8' || text === 'underscores' || text === 'dots' || text === 'values'
}

function parseAccept(header: string): MediaRange[] {
  return header.split(',').map((item) => {
    const [type = '', ...rest] = item.split(';').map((part) => part.trim().toLowerCase())
    const parameters = new Map(
      rest.map((part): [string, string] => {
        const equals = part.indexOf('=')
        return equals < 0
          ? [part, '']
          : [part.slice(0, equals).trim(), part.slice(equals + 1).replace(/^\s*"|"$/g, '')]
      }),
    )
    const quality = Number(parameters.get('q') ?? 1)
    return { type, parameters, quality: quality >= 0 && quality <= 1 ? quality : 0 }
  })
}
