/** What a terminal, or what stands in its place, can show. */
export interface TerminalStyle {
  readonly color: boolean
  /** Whether glyphs outside ASCII may be written. */
  readonly unicode: boolean
  /** Columns; undefined where lines may be as long as they are, as in a pipe. */
  readonly width: number | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Colours on a terminal only, none with NO_COLOR (no-color.org) or TERM=dumb, always with FORCE_COLOR. Glyphs
 * where the locale is UTF-8 (POSIX: LC_ALL before LC_CTYPE before LANG) and the terminal is more than a console.
 */
export function readTerminalStyle(
  env: Environment,
  stream: { readonly isTTY?: boolean; readonly columns?: number },
): TerminalStyle {
  const term = env.TERM ?? ''
  const isTerminal = stream.isTTY === true
  const forced = isSet(env.FORCE_COLOR) && env.FORCE_COLOR !== '0'
  const color = !isSet(env.NO_COLOR) && (forced || (isTerminal && term !== 'dumb'))
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet) ?? ''
  const unicode = /utf-?8/i.test(locale) && term !== 'dumb' && term !== 'linux'
  return { color, unicode, width: isTerminal ? stream.columns : undefined }
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''
