import {
  controllerRuntimeMetrics,
  kindMetrics,
  type MetricDefinition,
  type ScrapedMetric,
} from '../../../catalogue/index.ts'

/** A kind by the name of its definition (`databases.example.com`) or by itself (`Database.example.com`). */
export interface KindScope {
  readonly group: string
  /** Absent while only the definition's name is known. */
  readonly kind?: string
  /** Absent while only the kind is known. */
  readonly definition?: string
}

/** Where an operator is scraped: the labels of its target. */
export interface OperatorScope {
  readonly namespace: string
  readonly job: string
}

/** What rules are written for: everything, or some of it. */
export interface RuleScope {
  /** What it is called; promtool tells rules of one name apart by their labels. Absent of everything. */
  readonly name?: string
  /** Absent: any kind. */
  readonly kind?: KindScope
  /** Kinds that have a rule of their own. */
  readonly exceptKinds: readonly KindScope[]
  /** Absent: whatever exposes controller-runtime's metrics. */
  readonly operator?: OperatorScope
  /** Several, for what is recorded of all of them together. */
  readonly operators?: readonly OperatorScope[]
  readonly exceptOperators: readonly OperatorScope[]
  /** Whether replicas of the monitor share the resources: then counts over a kind are sums over replicas. */
  readonly sharded: boolean
  /** Whether verdicts that are unsure count, too. */
  readonly unsure: boolean
  /** The alerts that there are none of. */
  readonly off: ReadonlySet<string>
}

type Named = Pick<MetricDefinition, 'name'> | Pick<ScrapedMetric, 'name'>

/** A selector of series that have `group` and `kind`. `matchers` as in PromQL, without braces. */
export function ofKind({ kind }: RuleScope, { name }: Named, matchers = ''): string {
  return selector(name, [
    ...(kind ? [`group=${quoted(kind.group)}`] : []),
    ...(kind?.kind === undefined ? [] : [`kind=${quoted(kind.kind)}`]),
    matchers,
  ])
}

/** A selector of series that an operator exposes. */
export function ofOperator(
  { operator, operators = [] }: RuleScope,
  { name }: Named,
  matchers = '',
  suffix = '',
): string {
  return selector(name + suffix, [
    ...(operator ? [`namespace=${quoted(operator.namespace)}`, `job=${quoted(operator.job)}`] : []),
    ...among(
      'namespace',
      operators.map(({ namespace }) => namespace),
    ),
    ...among(
      'job',
      operators.map(({ job }) => job),
    ),
    matchers,
  ])
}

function among(label: string, values: readonly string[]): readonly string[] {
  const [only, second] = [...new Set(values)]
  if (only === undefined) return []
  if (second === undefined) return [`${label}=${quoted(only)}`]
  const escaped = [...new Set(values)].map((value) => value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return [`${label}=~${quoted(escaped.join('|'))}`]
}

/** The same of what others tell of an operator's pods: their job is not the operator's. */
export function ofNamespace({ operator }: RuleScope, { name }: Named, matchers = ''): string {
  return selector(name, [...(operator ? [`namespace=${quoted(operator.namespace)}`] : []), matchers])
}

export function selector(name: string, matchers: readonly string[] = []): string {
  const given = matchers.filter((matcher) => matcher !== '')
  return given.length === 0 ? name : `${name}{${given.join(',')}}`
}

/** A string of PromQL. */
export function quoted(text: string): string {
  return JSON.stringify(text)
}

/** Without the kinds that have a rule of their own; where only a definition's name is known, only that one's. */
export function withinKinds({ kind, exceptKinds }: RuleScope, expression: string): string {
  const only = kind && kind.kind === undefined ? infoOf(kind) : undefined
  const except = exceptKinds.map((one) =>
    one.kind === undefined
      ? `last_over_time(${infoOf(one)}[1h])`
      : labelled({ group: one.group, kind: one.kind }),
  )
  return [
    only === undefined && except.length === 0 ? expression : `(\n${indented(expression)}\n)`,
    ...(only === undefined ? [] : [`and on (group, kind) ${only}`]),
    ...(except.length === 0 ? [] : [`unless on (group, kind) ${oneOf(except)}`]),
  ].join('\n')
}

/**
 * What results of an alert tell of the operator that they are about: its target, its pod (as cAdvisor names it, which has
 * another job), or nothing. Those that tell nothing cannot be told apart, so single operators have no rule of them.
 */
export type OperatorLabels = 'namespace, job' | 'namespace, pod' | 'none'

/** Without the operators that have a rule of their own. */
export function withinOperators(
  { exceptOperators }: RuleScope,
  expression: string,
  labels: OperatorLabels,
): string {
  if (exceptOperators.length === 0 || labels === 'none') return expression
  const except = exceptOperators.map(({ namespace, job }) =>
    labels === 'namespace, job'
      ? labelled({ namespace, job })
      : selector(controllerRuntimeMetrics.maxConcurrentReconciles.name, [
          `namespace=${quoted(namespace)}`,
          `job=${quoted(job)}`,
        ]),
  )
  return `(\n${indented(expression)}\n)\nunless on (${labels}) ${oneOf(except)}`
}

/** A sample with these labels: it is there when what it stands for is not scraped, too. */
function labelled(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).reduce(
    (inner, [label, value]) =>
      `label_replace(${inner}, ${quoted(label)}, ${quoted(value.replaceAll('$', '$$$$'))}, "", "")`,
    'vector(1)',
  )
}

function infoOf({ definition = '' }: KindScope): string {
  return selector(kindMetrics.definitionInfo.name, [`name=${quoted(definition)}`])
}

function oneOf(vectors: readonly string[]): string {
  return vectors.length === 1 ? (vectors[0] ?? '') : `(${vectors.join(' or ')})`
}

/** Lines that stand within parentheses. */
export function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
