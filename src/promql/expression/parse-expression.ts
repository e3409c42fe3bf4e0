import { parser } from '@prometheus-io/lezer-promql'
import { ExpressionBuilder } from './build/expression-builder.ts'
import { checkTypes } from './check-types.ts'
import type { Expression, ExpressionProblem, Span } from './expression.ts'
import { grammarText } from './grammar-text.ts'
import { syntaxProblem } from './syntax-problem.ts'

/** An expression, or why a text is none; by position, the first first. */
export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

export interface ParseOptions {
  /** Whether what Prometheus 2 had and 3 has not is taken, too; default not. */
  readonly former?: boolean
}

/** Longer than any expression that somebody could read. */
const longest = 200_000
/** Before the grammar's parser begins to forget what is open. */
const deepest = 500

/**
 * Parses PromQL by Prometheus' own grammar (@prometheus-io/lezer-promql) and holds it to what Prometheus' parser checks
 * beside it. Takes what any version from 3 on does, experimental functions included. Total: never throws.
 */
export function parseExpression(text: string, { former = false }: ParseOptions = {}): ParsedExpression {
  const problems: ExpressionProblem[] = []
  const complain = ({ from, to }: Span, message: string): void => {
    problems.push({ from, to, ...placeOf(text, from), message })
  }
  if (text.length > longest) complain({ from: 0, to: 0 }, `it is longer than ${longest} characters`)
  else if (nestingOf(text) > deepest) complain({ from: 0, to: 0 }, `it is nested over ${deepest} levels deep`)
  else if (/^(?:\s|#[^\n]*(?:\n|$))*$/.test(text)) complain({ from: 0, to: 0 }, 'there is no expression')
  if (problems.length > 0) return { ok: false, problems }
  const syntax = syntaxProblem(text, former)
  if (syntax) {
    complain(syntax, syntax.message)
    return { ok: false, problems }
  }
  const top = parser.parse(grammarText(text, former)).topNode
  let node = top.firstChild
  while (node?.name === 'LineComment') node = node.nextSibling
  if (!node) {
    complain({ from: 0, to: 0 }, 'there is no expression')
    return { ok: false, problems }
  }
  const expression = new ExpressionBuilder(text, complain).build(node)
  if (problems.length === 0) checkTypes(expression, complain)
  if (problems.length === 0) return { ok: true, expression }
  return { ok: false, problems: problems.sort((one, other) => one.from - other.from) }
}

/** Line and column, from 1, of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}

/** How many brackets are open at once, at most. */
function nestingOf(text: string): number {
  let open = 0
  let most = 0
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*|[()[\]{}]/g)) {
    if (/^[([{]$/.test(token)) most = Math.max(most, ++open)
    else if (/^[)\]}]$/.test(token)) open--
  }
  return most
}
