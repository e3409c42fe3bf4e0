import { helmCondition, type NamedConditions, spelledOut } from './condition/helm-condition.ts'
import { when } from './condition/when.ts'
import { type Facts, problems, type Remark, warnings } from './manifest-problems.ts'

/** Of the values that a text tells, in a template. */
const facts: Facts = {
  fullname: '{{ include "binnacle.fullname" . }}',
  interval: '{{ .Values.scrape.interval }}',
  timeout: '{{ .Values.scrape.timeout }}',
}

/**
 * The templates of the Helm chart that say when an object is made, what is refused and what is warned of: the conditions of
 * `binnacle manifests`, by the name of each template. `when.…` is empty where a condition does not hold.
 */
export function chartConditions(): Readonly<Record<string, string>> {
  const conditions = Object.entries(when).map(([name, condition]) => [
    `when.${name}`,
    `{{- if ${spelledOut(condition, names)} }}true{{ end -}}`,
  ])
  return {
    milliseconds,
    ...Object.fromEntries(conditions),
    ...Object.fromEntries(
      Object.entries(problems).map(([name, { text }]) => [`problem.${name}`, text(facts)]),
    ),
    check: Object.entries(problems).map(refusal).join('\n'),
    warnings: Object.values(warnings).map(warning).join('\n'),
  }
}

const names: NamedConditions = new Map(
  Object.entries(when).map(([name, condition]) => [condition, `binnacle.when.${name}`]),
)

/** Of a duration of Prometheus: 1m30s. */
const milliseconds = [
  '{{- $sum := 0 -}}',
  '{{- range regexFindAll "\\\\d+(ms|[smh])" . -1 -}}',
  '{{- $unit := get (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000) (regexFind "[a-z]+" .) -}}',
  '{{- $sum = add $sum (mul (regexFind "\\\\d+" . | atoi) $unit) -}}',
  '{{- end -}}',
  '{{- $sum -}}',
].join('\n')

function refusal([name, { when: condition }]: readonly [string, Remark]): string {
  return `{{- if ${helmCondition(condition, names)} -}}\n{{- include "binnacle.problem.${name}" . | fail -}}\n{{- end -}}`
}

function warning({ when: condition, text }: Remark): string {
  return `{{- if ${helmCondition(condition, names)} }}\n\nWARNING: ${text(facts)}\n{{- end }}`
}
