/** Numbers as Grafana's units show them, near enough to read a picture by. */
export function formatValue(value: number, unit: string, now: number): string {
  if (Number.isNaN(value)) return 'NaN'
  switch (unit) {
    case 'percentunit':
      return `${rounded(value * 100)} %`
    case 's':
      return duration(value)
    case 'ms':
      return duration(value / 1000)
    case 'bytes':
    case 'Bps':
      return `${scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB'], ' ')}${unit === 'Bps' ? '/s' : ''}`
    case 'ops':
    case 'reqps':
    case 'cps':
    case 'pps':
      return `${scaled(value, 1000, ['', 'K', 'M', 'G'], ' ')}/s`
    case 'dateTimeFromNow':
      return `${duration((now - value) / 1000)} ago`
    case 'dateTimeAsIso':
      return new Date(value).toISOString().slice(0, 16).replace('T', ' ')
    case 'bool_yes_no':
      return value === 0 ? 'No' : 'Yes'
    default:
      return scaled(value, 1000, ['', 'K', 'Mil', 'Bil'], ' ')
  }
}

function duration(seconds: number): string {
  const size = Math.abs(seconds)
  if (size === 0) return '0 s'
  if (size < 0.001) return `${rounded(seconds * 1e6)} µs`
  if (size < 1) return `${rounded(seconds * 1000)} ms`
  if (size < 60) return `${rounded(seconds)} s`
  if (size < 3600) return `${rounded(seconds / 60)} min`
  return size < 86_400 ? `${rounded(seconds / 3600)} hours` : `${rounded(seconds / 86_400)} days`
}

function scaled(value: number, base: number, names: readonly string[], gap: string): string {
  let left = value
  let step = 0
  while (Math.abs(left) >= base && step < names.length - 1) {
    left /= base
    step++
  }
  const name = names[step] ?? ''
  return `${rounded(left)}${name === '' ? '' : gap + name}`
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)))
}
