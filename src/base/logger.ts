/** Facts that go with a log line: plain values, no objects of the cluster (they may hold secrets). */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Where a long-lived part says what it does. The command line decides how it looks. */
export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
