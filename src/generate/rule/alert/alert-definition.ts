import { z } from 'zod'
import type { AlertingRule } from '../../../promql/index.ts'
import { type OperatorLabels, type RuleScope, withinKinds, withinOperators } from './rule-scope.ts'
import {
  heldSchema,
  type SampleRange,
  type Settings,
  type Severity,
  severities,
  type ValuesOf,
} from './setting.ts'

/** What a rule is about, and so whose metrics it needs. */
export const ruleParts = ['resources', 'operators', 'monitor', 'applications'] as const
export type RulePart = (typeof ruleParts)[number]

/** What every alert can be told. */
export interface CommonValues {
  readonly enabled: boolean
  readonly for: string
  readonly keepFiringFor: string
  readonly severity: Severity
}

/** Values of an alert as they were read: all that its schema has. */
export type AlertValues = CommonValues & Readonly<Record<string, unknown>>

/** An alert, and whatever of it people may set. */
export interface AlertDefinition {
  readonly name: string
  readonly part: RulePart
  /** Whether single kinds or operators can have values of their own: its results say which they are about. */
  readonly isScoped: boolean
  /** When it fires by default, for a table. */
  readonly when: string
  /** Its default; rules of several severities say theirs here. */
  readonly severity: string
  /** Its default; '' is at once. */
  readonly for: string
  /** Other alerts that it leaves to tell something, unless they are off. */
  readonly leavesTo: readonly string[]
  /** Every value with its default. */
  readonly schema: z.ZodType<AlertValues>
  /** The same without defaults, for what overrides them. */
  readonly overrides: z.ZodType<Partial<AlertValues>>
  /** Every range of samples that these values ask for, by its place among them. */
  ranges(values: AlertValues): readonly SampleRange[]
  /** Why these values could never work; undefined when they could. Said of values that each are right. */
  refusal(values: AlertValues): string | undefined
  /** The rules, without what all alerts have in common. */
  rules(values: AlertValues, scope: RuleScope): readonly AlertingRule[]
}

/** One rule of an alert that has several. */
export interface AlertVariant {
  readonly expression: string
  readonly for: string
  readonly severity: Severity
  readonly labels?: Readonly<Record<string, string>>
  /** What is the matter, with its numbers, and where to look first. Templates do not see the labels of a rule. */
  readonly description: string
}

interface AlertText<Of extends Settings> {
  readonly name: string
  readonly part: RulePart
  readonly when: string
  /** Of the part `operators`: by which labels its results are those of an operator; default its target's. */
  readonly operatorLabels?: OperatorLabels
  /** Other alerts that it leaves to tell something, unless they are off. */
  readonly leavesTo?: readonly string[]
  readonly settings: Of
  /** One line; templates of Prometheus. */
  readonly summary: string
  readonly refusal?: (values: ValuesOf<Of>) => string | undefined
}

/** As long as a monitor that starts anew may be silent: what its resources' alerts held before firing is not lost. */
const monitorRestart = '5m'

/** An alert of one rule. */
export function defineAlert<const Of extends Settings>(
  text: AlertText<Of> & {
    readonly severity: Severity
    readonly for?: string
    readonly keepFiringFor?: string
    /** What is the matter, with its numbers, and where to look first. */
    readonly description: string | ((values: ValuesOf<Of> & { readonly for: string }) => string)
    expression(values: ValuesOf<Of>, scope: RuleScope): string
  },
): AlertDefinition {
  const { part, severity, for: held = '' } = text
  const isHeld = part === 'resources' && held !== ''
  const { keepFiringFor = isHeld ? monitorRestart : '' } = text
  const common = {
    enabled: z.boolean(),
    for: heldSchema.describe('how long it has to be so'),
    keepFiringFor: heldSchema.describe('how long it is still told afterwards'),
    severity: z.enum(severities),
  }
  const defaults = { enabled: true, for: held, keepFiringFor, severity }
  return {
    ...definitionOf(text, common, defaults),
    severity,
    for: held,
    rules: (values, scope) => {
      const own = values as unknown as ValuesOf<Of> & { readonly for: string }
      const description = typeof text.description === 'string' ? text.description : text.description(own)
      return [ruleOf(text, scope, { ...values, expression: text.expression(own, scope), description })]
    },
  }
}

/** An alert of several rules, each with its own duration and severity, which are among its settings. */
export function defineAlertVariants<const Of extends Settings>(
  text: AlertText<Of> & {
    /** For a table. */
    readonly severity: string
    readonly for: string
    variants(values: ValuesOf<Of>, scope: RuleScope): readonly AlertVariant[]
  },
): AlertDefinition {
  const common = {
    enabled: z.boolean(),
    keepFiringFor: heldSchema.describe('how long it is still told afterwards'),
  }
  return {
    ...definitionOf(text, common, { enabled: true, keepFiringFor: '' }),
    severity: text.severity,
    for: text.for,
    rules: (values, scope) =>
      text
        .variants(values as unknown as ValuesOf<Of>, scope)
        .map((variant) => ruleOf(text, scope, { ...variant, keepFiringFor: values.keepFiringFor })),
  }
}

function definitionOf<Of extends Settings>(
  { name, part, when, operatorLabels, leavesTo = [], settings, refusal }: AlertText<Of>,
  common: Readonly<Record<string, z.ZodType>>,
  defaults: Readonly<Record<string, unknown>>,
): Omit<AlertDefinition, 'severity' | 'for' | 'rules'> {
  const fields = Object.entries({
    ...Object.fromEntries(
      Object.entries(common).map(([key, schema]) => [key, { schema, value: defaults[key] }]),
    ),
    ...settings,
  })
  const withDefaults = fields.map(([key, { schema, value }]) => [key, schema.default(value)])
  const optional = fields.map(([key, { schema }]) => [key, schema.optional()])
  return {
    name,
    part,
    isScoped: operatorLabels !== 'none' && part !== 'monitor',
    when,
    leavesTo,
    schema: z.strictObject(Object.fromEntries(withDefaults)) as unknown as z.ZodType<AlertValues>,
    overrides: z.strictObject(Object.fromEntries(optional)) as unknown as z.ZodType<Partial<AlertValues>>,
    ranges: (values) =>
      Object.entries(settings).flatMap(([key, { ranges = () => [] }]) =>
        ranges(values[key]).map(({ path, range }) => ({ path: [key, ...path], range })),
      ),
    refusal: (values) => refusal?.(values as unknown as ValuesOf<Of>),
  }
}

function ruleOf<Of extends Settings>(
  { name, part, operatorLabels = 'namespace, job', summary }: AlertText<Of>,
  scope: RuleScope,
  variant: AlertVariant & { readonly keepFiringFor: string },
): AlertingRule {
  const { expression, for: held, keepFiringFor, severity, labels, description } = variant
  return {
    alert: name,
    expr:
      part === 'operators'
        ? withinOperators(scope, expression, operatorLabels)
        : withinKinds(scope, expression),
    ...(held !== '' && { for: held }),
    ...(keepFiringFor !== '' && { keepFiringFor }),
    labels: { severity, ...labels },
    annotations: { summary, description },
  }
}
