import { parser } from '@prometheus-io/lezer-promql'
import { suggestion } from '../../base/index.ts'
import type { Span } from './expression.ts'
import { aggregators, formerFunctions, functionSignatures } from './function-signature.ts'
import { grammarText } from './grammar-text.ts'

const strict = parser.configure({ strict: true })

/** The first place at which a text is no PromQL, and what could stand there; undefined when the grammar takes it. */
export function syntaxProblem(text: string, former: boolean): (Span & { message: string }) | undefined {
  const failed = failureAt(text, former)
  if (failed === undefined) return undefined
  const from = skipBlanks(text, failed)
  const open = unclosedString(text, from)
  if (open) return { from: open.from, to: text.length, message: `the string has no closing ${open.quote}` }
  const token = tokenAt(text, from)
  const end = token === '' ? text.trimEnd().length : from
  const span = { from: end, to: end + token.length }
  const before = text.slice(0, from)
  const name = /([A-Za-z_:][\w:]*)\s*$/.exec(before)
  if (token === '(' && name?.[1] !== undefined && !functionSignatures.has(name[1]))
    return { from: name.index, to: name.index + name[1].length, message: unknownFunction(name[1]) }
  const found = token === '' ? 'the expression ends here' : `unexpected ${token}`
  const advice = adviceOn(text, from, token)
  if (advice !== undefined) return { ...span, message: `${found}: ${advice}` }
  const expected = expectedAfter(before)
  return { ...span, message: expected === '' ? found : `${found}, expected ${expected}` }
}

/** The parser says where in words only. */
function failureAt(text: string, former: boolean): number | undefined {
  try {
    strict.parse(grammarText(text, former))
    return undefined
  } catch (error) {
    const at = /No parse at (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    if (at === undefined) throw error
    return Number(at)
  }
}

function unknownFunction(name: string): string {
  const former = formerFunctions[name]
  if (former !== undefined) return `there is no function ${name} any more: ${former}`
  const known = [...functionSignatures.keys(), ...aggregators.keys()]
  return `there is no function ${name}${suggestion(name, known, '')}`
}

function adviceOn(text: string, from: number, token: string): string | undefined {
  if (token.startsWith('$')) return 'a variable of Grafana is no PromQL; rules have no variables'
  if (token === '&&' || token === '||') return `write ${token === '&&' ? 'and' : 'or'}`
  if (token === '=' && accepts(`${text.slice(0, from)} == 1`)) return 'a comparison is written =='
  if (token === '|') return 'a pipe is of LogQL, which Loki evaluates; this reads PromQL'
  if (token === '!') return 'there is no not; write unless, or compare with 0'
  if (token === '{{') return 'templates are for labels and annotations, not for expressions'
  return undefined
}

/** What may stand at the end of a text: found by trying. */
function expectedAfter(before: string): string {
  const may = (candidate: string): boolean => accepts(`${before} ${candidate}`)
  const words: string[] = []
  const [number, name, string, operator, duration] = [may('1'), may('x'), may('"s"'), may('+'), may('5m')]
  if (number && name) words.push('an expression')
  else if (duration) words.push('a duration (5m)')
  else if (name) words.push('a label name')
  else if (string) words.push('a string in quotes')
  if (operator && !number && !duration) words.push('an operator')
  if (!operator && may('!=')) words.push('=, !=, =~ or !~')
  for (const [token, word] of closing) if (may(token) && !(token === '(' && number)) words.push(word)
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '')
}

const closing: readonly (readonly [string, string])[] = [
  [',', 'a comma'],
  ['(', '('],
  [')', ')'],
  [']', ']'],
  ['}', '}'],
]

/** Whether a text is the beginning of an expression, or a whole one. */
function accepts(text: string): boolean {
  const failed = failureAt(text, true)
  return failed === undefined || failed >= text.length
}

function skipBlanks(text: string, at: number): number {
  return at + (/^(?:\s+|#[^\n]*)*/.exec(text.slice(at))?.[0].length ?? 0)
}

function tokenAt(text: string, at: number): string {
  return (
    /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$?[\w:]+|\$\{\w+\}|\{\{|&&|\|\||=~|==|!=|!~|<=|>=|[\s\S])/.exec(
      text.slice(at),
    )?.[0] ?? ''
  )
}

/** A string before `end` that is still open there. */
function unclosedString(text: string, end: number): { from: number; quote: string } | undefined {
  const whole = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*|["'`]/gs
  for (const match of text.matchAll(whole))
    if (match[0].length === 1 && match.index <= end) return { from: match.index, quote: match[0] }
  return undefined
}
