import type { HealthState } from '../../health/index.ts'
import { humanDuration } from '../../object/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { healthShape, inHealthColor, whyOf } from '../print/health-glyph.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'

interface Known {
  readonly state: HealthState
  /** Milliseconds since 1970 UTC. */
  readonly since: number
}

/** States whose beginning and end people want to hear of. */
const troubled: readonly HealthState[] = ['degraded', 'terminating']

/** Finds the turns for the worse and back between two looks at all resources, and words them. */
export class HealthTurns {
  readonly #style: TerminalStyle
  #known = new Map<string, Known>()

  constructor(style: TerminalStyle) {
    this.#style = style
  }

  /** A line for each resource that began or ceased to be in trouble since the last call; the first call has none. */
  next(rows: Iterable<ResourceRow>, now: number): string[] {
    const lines: string[] = []
    const seen = new Map<string, Known>()
    for (const row of rows) {
      const { state } = row.verdict
      const known = this.#known.get(row.uid)
      seen.set(row.uid, known?.state === state ? known : { state, since: now })
      if (!known || known.state === state) continue
      if (troubled.includes(state)) lines.push(this.#line(row, whyOf(row.verdict)))
      else if (troubled.includes(known.state)) {
        lines.push(this.#line(row, `after ${humanDuration(now - known.since)}`))
      }
    }
    this.#known = seen
    return lines
  }

  #line({ verdict, resource, namespace, name }: ResourceRow, why: string): string {
    const shape = healthShape(verdict.state, this.#style.unicode)
    const label = `${shape} ${resource.kind} ${namespace}/${name} is ${verdict.state}`
    const painted = this.#style.color ? inHealthColor(verdict.state, label) : label
    const width = this.#style.width ?? Number.POSITIVE_INFINITY
    const room = Math.max(0, width - label.length - 3)
    const text = why.replace(/[\p{Cc}\s]+/gu, ' ').trim()
    return `${painted}  ${text.length > room ? `${text.slice(0, Math.max(0, room - 1))}…` : text}`
  }
}
