import { formatDuration, parseDuration } from '../../expression/duration.ts'
import type { Expression } from '../../expression/expression.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** Names that promise another window than the expression has. */
export const recordWindow: Check = {
  name: 'record-window',
  severity: 'warning',
  finds: 'a window in the name that is not one of the expression',
  why: `\`rate5m\` tells whoever reads the name how fast the series follows and over what it is smoothed: alerts and panels are built on
that. A window that was changed in one place only is not seen in any graph.`,
  bad: `- record: job:http_requests:rate5m
  expr: sum by (job) (rate(http_requests_total[10m]))`,
  good: `- record: job:http_requests:rate10m
  expr: sum by (job) (rate(http_requests_total[10m]))`,
  run({ rule, expression }, tell) {
    if (rule.type !== 'record') return
    const promised = windowOf(rule.name.text)
    if (!promised) return
    const windows = windowsIn(expression)
    if (windows.size === 0 || windows.has(promised.seconds)) return
    const [only, second] = [...windows].toSorted((one, other) => one - other).map(formatDuration)
    const named = `${promised.operation}${promised.text}`
    tell(
      rule.name,
      second === undefined
        ? `${named} promises ${promised.text}, but the expression looks at ${only}: name it ${promised.operation}${only}, or take [${promised.text}]`
        : `${named} promises ${promised.text}, and the expression has no such range`,
    )
  },
}

/** The window that a name ends its operations in: `5m` of `job:x:rate5m`. */
function windowOf(name: string): { operation: string; text: string; seconds: number } | undefined {
  const [, , ...operations] = name.split(':')
  const last = operations.length > 0 ? operations.join(':') : (name.split(':')[1] ?? '')
  const [, operation, text] = ending.exec(last) ?? []
  const seconds = text === undefined ? undefined : parseDuration(text)
  return operation === undefined || text === undefined || seconds === undefined
    ? undefined
    : { operation, text, seconds }
}

/** What is done over a time, and the time. Not every number with a letter is one: `http2s`, `status_5xx`. */
const ending =
  /((?:i?rate|increase|i?delta|deriv|changes|resets|avg|mean|max|min|sum|count|stddev|ratio|quantile|p\d\d+|over_time)_?)((?:\d+(?:ms|[smhdwy]))+)$/

/** Seconds of every range of an expression, and of what recorded series that it reads say of theirs. */
function windowsIn(expression: Expression): ReadonlySet<number> {
  const windows = new Set<number>()
  visitExpression(expression, (node) => {
    const isRange = node.kind === 'range' || node.kind === 'subquery'
    if (isRange && node.range.seconds !== undefined) windows.add(node.range.seconds)
    const recorded = node.kind === 'selector' && node.name?.includes(':') ? windowOf(node.name) : undefined
    if (recorded) windows.add(recorded.seconds)
  })
  return windows
}
