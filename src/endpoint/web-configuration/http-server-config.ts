import { suggestion } from '../../base/index.ts'
import { parseDuration } from '../../object/index.ts'
import type { RateLimit } from '../gate/token-bucket.ts'
import type { ConfigurationSection } from './configuration-section.ts'

/** The headers that may be set, with the values that they may have (the toolkit's extraHTTPHeaders). */
const settable: Readonly<Record<string, readonly string[]>> = {
  'Strict-Transport-Security': [],
  'X-Content-Type-Options': ['nosniff'],
  'X-Frame-Options': ['deny', 'sameorigin'],
  'X-XSS-Protection': [],
  'Content-Security-Policy': [],
}

/** `http_server_config.headers`, in lower case; empty ones are left out. */
export function readHeaders(section: ConfigurationSection): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  for (const name of section.keys) {
    const allowed = settable[name]
    if (!allowed)
      return section.fail(
        name,
        `is not one of the headers that can be set${suggestion(name, Object.keys(settable))}`,
      )
    const value = section.text(name)
    if (value === undefined) continue
    if (allowed.length > 0 && !allowed.includes(value))
      return section.fail(name, `has to be ${allowed.join(' or ')}`)
    if (/[^\t\x20-\x7e]/.test(value)) return section.fail(name, 'has characters that a header cannot have')
    headers[name.toLowerCase()] = value
  }
  return headers
}

/** `rate_limit`; undefined when its interval is 0 or absent. */
export function readRateLimit(section: ConfigurationSection): RateLimit | undefined {
  const intervalMs = parseDuration(section.text('interval') ?? '0')
  if (intervalMs === undefined || intervalMs < 0)
    return section.fail('interval', 'has to be a duration of Go, such as 1s or 100ms')
  const burst = Number(section.text('burst') ?? 0)
  if (!Number.isSafeInteger(burst) || burst < 0) return section.fail('burst', 'has to be a whole number')
  if (intervalMs === 0) return undefined
  if (burst === 0)
    return section.fail('burst', 'a burst of 0 lets no request through at all; give at least 1')
  return { intervalMs, burst }
}
