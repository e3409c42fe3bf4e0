import type { Clock, LogFields, Logger } from '../base/index.ts'

export type LogFormat = 'text' | 'json'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const

export type LogLevel = (typeof logLevels)[number]

export interface LogOptions {
  readonly write: (line: string) => void
  readonly clock: Clock
  readonly format: LogFormat
  /** The least level that is written. */
  readonly level: LogLevel
}

/** Lines of facts: logfmt, as Prometheus and its exporters write, or JSON. */
export function createLogger({ write, clock, format, level }: LogOptions): Logger {
  const least = logLevels.indexOf(level)
  const at =
    (own: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (logLevels.indexOf(own) < least) return
      const facts = { time: new Date(clock.now()).toISOString(), level: own, msg: message, ...fields }
      write(`${format === 'json' ? JSON.stringify(facts) : logfmt(facts)}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function logfmt(facts: LogFields): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${quoted(String(value))}`)
    .join(' ')
}

/** Quoted where a reader would not see where the value ends. */
function quoted(value: string): string {
  return value !== '' && !/[\s"=\\\p{Cc}]/u.test(value) ? value : JSON.stringify(value)
}
