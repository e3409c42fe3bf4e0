import { z } from 'zod'
import type { AlertDefinition, RulePart } from './alert/alert-definition.ts'
import { durationSchema } from './alert/setting.ts'
import { alerts } from './alerts.ts'
import { type Application, applicationSchema } from './application/application.ts'
import { type OverriddenAlerts, placedValues } from './placed-values.ts'
import { emptyRanges } from './short-range.ts'

/** A kind as people name it: `databases.example.com` by its definition, `Database.example.com` by itself. */
const kindName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9-]*(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    'has to be a kind with its group, such as databases.example.com or Database.example.com',
  )

/** An operator as Prometheus labels its targets: `namespace/job`. */
const operatorName = z
  .string()
  .regex(/^[^/]+\/.+$/, 'has to be the namespace and the job of its targets, such as shop/operator')

/** What tells alerts apart: one value for all of them would make them collide, or hide what is urgent. */
export const ownLabels: readonly string[] = [
  ...['alertname', 'severity', 'scope', 'long_window', 'short_window'],
  ...['group', 'kind', 'namespace', 'name', 'type', 'field', 'reason', 'state', 'version', 'crd_name'],
  ...['job', 'instance', 'pod', 'container', 'controller', 'webhook', 'application', 'tier', 'because'],
]

const labels = z.record(
  z
    .string()
    .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'has to be the name of a label')
    .refine((name) => !name.startsWith('__'), 'is reserved: names that begin with __ are those of Prometheus')
    .refine(
      (name) => !ownLabels.includes(name),
      'cannot be set: alerts have a label of this name themselves',
    ),
  z.string(),
)

const once = (named: readonly string[]) => new Set(named).size === named.length

const scopedAlertsOf = (...parts: readonly RulePart[]) =>
  alerts.filter(({ part, isScoped }) => isScoped && parts.includes(part))

function alertsSchema(of: readonly AlertDefinition[]) {
  return z.strictObject(
    Object.fromEntries(of.map(({ name, schema }) => [name, schema.prefault({} as never)])),
  )
}

function overridesSchema(of: readonly AlertDefinition[]) {
  const fields = Object.fromEntries(of.map(({ name, overrides }) => [name, overrides.optional()]))
  return z.strictObject({ alerts: z.strictObject(fields).default({}) })
}

/** What people may say of rules, each with its default. */
export const ruleValuesSchema = z
  .strictObject({
    parts: z
      .array(z.enum(['resources', 'operators', 'monitor']))
      .min(1)
      .default(['resources', 'operators', 'monitor'])
      .describe('what there are rules of: operators alone need no Binnacle'),
    runbookUrl: z
      .string()
      .regex(
        /^https?:\/\/\S+[^/]$/,
        'has to be a URL that begins with http:// or https://, without a / at its end',
      )
      .optional()
      .describe("where your copies of docs/runbooks are read; a page's name is its alert's, with .md"),
    labels: labels.default({}).describe('labels of every alert beside its severity'),
    sharded: z
      .boolean()
      .default(false)
      .describe('whether replicas of the monitor share the resources (--shard)'),
    unsure: z.boolean().default(false).describe('whether verdicts under a certainty of 0.6 count, too'),
    interval: durationSchema.optional().describe('how often rules are evaluated; absent: as Prometheus does'),
    scrapeInterval: durationSchema
      .default('30s')
      .describe('how often Prometheus scrapes: every window has to hold two scrapes'),
    only: z
      .strictObject({
        kinds: z.array(kindName).refine(once, 'names one twice').default([]),
        operators: z.array(operatorName).refine(once, 'names one twice').default([]),
      })
      .prefault({})
      .describe('rules for these alone; empty: for all there are'),
    alerts: alertsSchema(alerts)
      .prefault({} as never)
      .describe('times and thresholds of each alert'),
    kinds: z
      .record(kindName, overridesSchema(scopedAlertsOf('resources', 'applications')))
      .default({})
      .describe('what differs for single kinds'),
    operators: z
      .record(operatorName, overridesSchema(scopedAlertsOf('operators')))
      .default({})
      .describe('what differs for single operators'),
    applications: z
      .array(applicationSchema)
      .refine((all) => once(all.map(({ name }) => name)), 'has two of one name')
      .default([])
      .describe('metrics of what runs in the pods of a kind'),
  })
  .superRefine((values, context) => {
    const placed = placedValues(values)
    for (const { path, definition, values: own } of placed) {
      const refusal = definition.refusal(own)
      if (refusal !== undefined) context.addIssue({ code: 'custom', path: [...path], message: refusal })
    }
    for (const { path, message } of emptyRanges(placed, values.scrapeInterval))
      context.addIssue({ code: 'custom', path: [...path], message })
    for (const [index, { kind }] of values.applications.entries())
      if (!kindName.safeParse(kind).success)
        context.addIssue({
          code: 'custom',
          path: ['applications', index, 'kind'],
          message: 'has to be a kind with its group, such as databases.example.com or Database.example.com',
        })
    for (const { path, message } of unusedOverrides(values))
      context.addIssue({ code: 'custom', path: [...path], message })
  })

/** What is said of a kind or an operator and would be read by no rule. */
function unusedOverrides(values: {
  readonly only: { readonly kinds: readonly string[]; readonly operators: readonly string[] }
  readonly kinds: Readonly<Record<string, OverriddenAlerts>>
  readonly operators: Readonly<Record<string, OverriddenAlerts>>
  readonly applications: readonly Application[]
}): readonly { readonly path: readonly string[]; readonly message: string }[] {
  const { only, kinds, operators, applications } = values
  const unused = (
    field: 'kinds' | 'operators',
    part: RulePart,
    overrides: Readonly<Record<string, OverriddenAlerts>>,
    isUsed: (scope: string) => boolean,
    message: string,
  ) => {
    const names = scopedAlertsOf(part).map(({ name }) => name)
    return Object.entries(overrides)
      .filter(([scope]) => !isUsed(scope))
      .flatMap(([scope, { alerts: own }]) =>
        names
          .filter((name) => own[name] !== undefined)
          .map((name) => ({ path: [field, scope, 'alerts', name], message })),
      )
  }
  const amongOnly = (named: readonly string[]) => (scope: string) =>
    named.length === 0 || named.includes(scope)
  const notAmong = (field: string) =>
    `would be read by no rule: ${field} does not name it; add it there, written the same, or take this away`
  return [
    ...unused('kinds', 'resources', kinds, amongOnly(only.kinds), notAmong('only.kinds')),
    ...unused('operators', 'operators', operators, amongOnly(only.operators), notAmong('only.operators')),
    ...unused(
      'kinds',
      'applications',
      kinds,
      (scope) => applications.some(({ kind }) => kind === scope),
      'would be read by no rule: no application has this kind, written the same',
    ),
  ]
}

export type RuleValues = z.output<typeof ruleValuesSchema>
