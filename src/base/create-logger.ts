import type { Clock } from './clock.ts'
import type { LogFields, Logger } from './logger.ts'

/** `text` is logfmt; `plain` is for people who watch: the level and the message alone. */
export type LogFormat = 'text' | 'json' | 'plain'

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
      write(`${lineOf(format, facts)}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function lineOf(format: LogFormat, facts: LogFields & { level: string; msg: string }): string {
  switch (format) {
    case 'json':
      return JSON.stringify(facts)
    case 'text':
      return logfmt(facts)
    case 'plain':
      return `${facts.level}: ${facts.msg.replace(/[\p{Cc}\s]+/gu, ' ')}`
  }
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
