import { humanDuration } from '../../object/index.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'

export interface DescribeStyle extends TerminalStyle {
  /** Milliseconds since 1970 UTC, for ages. */
  readonly now: number
}

export function age(time: number | undefined, { now }: DescribeStyle): string {
  return time === undefined ? '' : humanDuration(Math.max(0, now - time))
}
