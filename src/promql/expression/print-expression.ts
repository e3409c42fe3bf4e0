import { goQuote } from '../../base/index.ts'
import { formatDuration } from './duration.ts'
import type {
  DurationValue,
  Expression,
  Grouping,
  TimeModifiers,
  VectorMatching,
  VectorSelector,
} from './expression.ts'

/** An expression on one line, in a form that is the same for all that mean the same tree. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.value)
    case 'string':
      return goQuote(expression.value)
    case 'selector':
      return `${printSelector(expression)}${printModifiers(expression)}`
    case 'range':
      return `${printSelector(expression.selector)}[${printDuration(expression.range)}]${printModifiers(expression.selector)}`
    case 'subquery': {
      const step = expression.step ? printDuration(expression.step) : ''
      return `${printExpression(expression.expression)}[${printDuration(expression.range)}:${step}]${printModifiers(expression)}`
    }
    case 'call':
      return `${expression.name}(${expression.args.map(printExpression).join(', ')})`
    case 'aggregation': {
      const args = [...(expression.parameter ? [expression.parameter] : []), expression.expression]
      const by = expression.grouping ? ` ${printGrouping(expression.grouping)} ` : ''
      return `${expression.operator}${by}(${args.map(printExpression).join(', ')})`
    }
    case 'binary': {
      const bool = expression.bool ? ' bool' : ''
      const matching = expression.matching ? printMatching(expression.matching) : ''
      return `${printExpression(expression.left)} ${expression.operator}${bool}${matching} ${printExpression(expression.right)}`
    }
    case 'unary':
      return `${expression.operator}${printExpression(expression.expression)}`
    case 'parentheses':
      return `(${printExpression(expression.expression)})`
  }
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return String(value)
}

function printSelector({ name, matchers }: VectorSelector): string {
  const plain =
    name !== undefined &&
    /^[A-Za-z_:][\w:]*$/.test(name) &&
    !/^(?:inf|nan|bool|on|ignoring|offset|group_left|group_right)$/i.test(name)
  const parts = matchers.map(
    ({ label, operator, value }) => `${printLabel(label)}${operator}${goQuote(value)}`,
  )
  if (name !== undefined && !plain) parts.unshift(goQuote(name))
  return `${plain ? name : ''}${parts.length > 0 || !plain ? `{${parts.join(', ')}}` : ''}`
}

function printModifiers({ offset, at, edges }: TimeModifiers): string {
  const parts = [
    ...(edges === undefined ? [] : [edges]),
    ...(at === undefined ? [] : [`@ ${typeof at === 'number' ? printNumber(at) : `${at}()`}`]),
    ...(offset === undefined ? [] : [`offset ${printDuration(offset)}`]),
  ]
  return parts.map((part) => ` ${part}`).join('')
}

function printDuration({ text, seconds }: DurationValue): string {
  if (seconds === undefined || !Number.isInteger(seconds * 1000)) return text
  return seconds < 0 ? `-${formatDuration(-seconds)}` : formatDuration(seconds)
}

function printGrouping({ without, labels }: Grouping): string {
  return `${without ? 'without' : 'by'} (${labels.map(printLabel).join(', ')})`
}

function printMatching({ on, labels, group, include, fill }: VectorMatching): string {
  const listed = `${on ? 'on' : 'ignoring'} (${labels.map(printLabel).join(', ')})`
  const grouped = group ? ` group_${group} (${include.map(printLabel).join(', ')})` : ''
  const clause = on || labels.length > 0 || group ? ` ${listed}${grouped}` : ''
  return `${clause}${fill === undefined ? '' : ` ${fill}`}`
}

function printLabel(label: string): string {
  return /^[A-Za-z_]\w*$/.test(label) ? label : goQuote(label)
}
