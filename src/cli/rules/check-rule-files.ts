import { createColors } from 'picocolors'
import { type CheckRulesOptions, checkRules, type RuleFinding, type RuleSource } from '../../promql/index.ts'
import { exitCode } from '../exit-code.ts'
import { counted } from '../print/counted.ts'

export interface CheckRuleFilesOptions extends CheckRulesOptions {
  readonly sources: readonly RuleSource[]
  readonly output: 'text' | 'json'
  readonly stdout: { write(text: string): unknown }
  readonly color: boolean
}

/**
 * `rules check`: whether rules can work, and whether they are good. Prints a line for each finding, as compilers do, and a
 * last one that sums up; or JSON.
 *
 * Ends with 1 when there is an error, 3 when there is a warning, else 0: infos are told and change nothing.
 */
export function checkRuleFiles({
  sources,
  output,
  stdout,
  color,
  ...options
}: CheckRuleFilesOptions): number {
  const files = checkRules(sources, options)
  const findings = files.flatMap((file) => file.findings)
  const count = (severity: RuleFinding['severity']): number =>
    findings.filter((one) => one.severity === severity).length
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')]
  if (output === 'json') {
    const list = files.flatMap(({ name, findings }) =>
      findings.map((finding) => ({ file: name, ...finding })),
    )
    stdout.write(`${JSON.stringify({ errors, warnings, infos, findings: list }, undefined, 2)}\n`)
  } else {
    const { bold, dim, red, yellow, cyan, green } = createColors(color)
    const paint = { error: red, warning: yellow, info: cyan }
    for (const { name, findings } of files)
      for (const { line, column, severity, rule, message, check } of findings)
        stdout.write(
          `${bold(`${name}:${line}:${column}:`)} ${paint[severity](`${severity}:`)} ${rule === undefined ? '' : `${rule}: `}${message} ${dim(`[${check}]`)}\n`,
        )
    const rules = files.reduce((sum, file) => sum + file.rules, 0)
    const parts = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'info')].filter(
      (part) => !part.startsWith('0 '),
    )
    const verdict = errors > 0 ? red('cannot work') : warnings > 0 ? yellow('can work') : green('good')
    stdout.write(`${verdict}: ${[counted(rules, 'rule'), ...parts].join(', ')}\n`)
  }
  return errors > 0 ? exitCode.no : warnings > 0 ? exitCode.partly : exitCode.ok
}
