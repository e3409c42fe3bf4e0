import { kindMetrics } from '../../catalogue/index.ts'
import type { AlertingRule, RecordingRule, RuleGroup } from '../../promql/index.ts'
import type { AlertValues, RulePart } from './alert/alert-definition.ts'
import { type KindScope, type OperatorScope, ofKind, type RuleScope } from './alert/rule-scope.ts'
import { durationSeconds } from './alert/setting.ts'
import { alerts } from './alerts.ts'
import { recordApplication } from './application/application.ts'
import { spreadOverGroups } from './custom-resource/resource-groups.ts'
import type { BurnWindow } from './operator/burn-rate.ts'
import { recordDepth } from './operator/queue-alerts.ts'
import { recordErrorRatio, recordSlowRatio } from './operator/recorded-ratio.ts'
import { mergedValues } from './placed-values.ts'
import type { RuleValues } from './rule-values.ts'

/** Finds the kind that a name means, where a cluster tells; what it does not know it gives back as far as the name tells. */
export type ResolveKind = (name: string) => KindScope

/** What a name of a kind tells by itself: a kind begins with a capital letter, the name of a definition does not. */
export function kindScopeOf(name: string): KindScope {
  const dot = name.indexOf('.')
  const first = name.slice(0, dot)
  const group = name.slice(dot + 1)
  return /^[A-Z]/.test(first) ? { group, kind: first } : { group, definition: name }
}

/** Windows longer than this are evaluated less often: they move slowly, and cost the more. */
const longWindow = durationSeconds('6h')
const longWindowInterval = '2m'

/** Where runbooks lie in the sources, which is what alerts name while nobody says where they are read. */
const runbookFolder = 'docs/runbooks'

/** Every rule that the values ask for, in groups. Pure. */
export function buildRules(values: RuleValues, resolve: ResolveKind = kindScopeOf): readonly RuleGroup[] {
  const build = new RuleBuild(values, resolve)
  return build
    .groups()
    .flatMap(spreadOverGroups)
    .filter(({ rules }) => rules.length > 0)
}

class RuleBuild {
  readonly #values: RuleValues
  readonly #resolve: ResolveKind

  constructor(values: RuleValues, resolve: ResolveKind) {
    this.#values = withLeftAlerts(values)
    this.#resolve = resolve
  }

  groups(): readonly RuleGroup[] {
    const { parts } = this.#values
    return [
      ...(parts.includes('resources') ? this.#ofResources() : []),
      ...(parts.includes('operators') ? this.#ofOperators() : []),
      ...(parts.includes('monitor')
        ? [this.#group('monitor', this.#alerts('monitor', this.#scope({})))]
        : []),
      ...this.#ofApplications(),
    ]
  }

  #ofResources(): readonly RuleGroup[] {
    const { only, kinds } = this.#values
    if (only.kinds.length > 0)
      return only.kinds.map((name) => {
        const own = kinds[name]?.alerts
        const scope = this.#scope({ name, kind: this.#resolve(name) }, own)
        return this.#group(`resources.${name}`, this.#alerts('resources', scope, own))
      })
    const general = this.#alertsExcept('resources', kinds, (names) =>
      this.#scope({ exceptKinds: names.map(this.#resolve) }),
    )
    return [
      this.#group('kinds', [recordDegraded(this.#scope({}))]),
      this.#group('resources', general),
      ...this.#ofSingleKinds('resources'),
    ]
  }

  #ofOperators(): readonly RuleGroup[] {
    const { only, operators } = this.#values
    if (only.operators.length > 0)
      return [
        ...this.#recorded(this.#scope({ operators: only.operators.map(operatorScopeOf) })),
        ...only.operators.map((name) => {
          const own = operators[name]?.alerts
          const scope = this.#scope({ name, operator: operatorScopeOf(name) }, own)
          return this.#group(`operators.${name}`, this.#alerts('operators', scope, own))
        }),
      ]
    const general = this.#alertsExcept('operators', operators, (names) =>
      this.#scope({ exceptOperators: names.map(operatorScopeOf) }),
    )
    return [
      ...this.#recorded(this.#scope({})),
      this.#group('operators', general),
      ...Object.entries(operators).map(([name, { alerts: own }]) =>
        this.#group(
          `operators.${name}`,
          this.#alerts('operators', this.#scope({ name, operator: operatorScopeOf(name) }, own), own, true),
        ),
      ),
    ]
  }

  /** What alerts of operators read, for every window that any of them asks for. */
  #recorded(scope: RuleScope): readonly RuleGroup[] {
    const overrides = Object.values(this.#values.operators).map((one) => one.alerts)
    const valuesOf = (name: string) => [undefined, ...overrides].map((own) => this.#valuesOf(name, own))
    const burn = valuesOf('ReconcileErrorBudgetBurn').flatMap(({ enabled, windows }) =>
      enabled ? (windows as readonly BurnWindow[]).flatMap(({ long, short }) => [short, long]) : [],
    )
    const windows = [...new Set(burn)].sort((a, b) => durationSeconds(a) - durationSeconds(b))
    const latency = valuesOf('ReconcileLatencyHigh').filter(({ enabled }) => enabled)
    const slow = latency.flatMap(({ short, long, slowerThan }) =>
      [short, long].map((window) => recordSlowRatio(scope, String(window), Number(slowerThan))),
    )
    const isLong = (window: string) => durationSeconds(window) > longWindow
    const errorRatios = (chosen: readonly string[]) => chosen.map((window) => recordErrorRatio(scope, window))
    const queue = valuesOf('WorkqueueBacklogGrowing').some(({ enabled }) => enabled)
    return [
      this.#group('operators.recorded', [
        ...errorRatios(windows.filter((window) => !isLong(window))),
        ...new Map(slow.map((rule) => [rule.record, rule])).values(),
        ...(queue ? [recordDepth(scope)] : []),
      ]),
      {
        ...this.#group('operators.recorded.long', errorRatios(windows.filter(isLong))),
        interval: this.#values.interval ?? longWindowInterval,
      },
    ]
  }

  #ofApplications(): readonly RuleGroup[] {
    const { applications, kinds } = this.#values
    if (applications.length === 0) return []
    const windowsOf = (alert: string) => [
      ...new Set(
        [undefined, ...Object.values(kinds)].map((one) => String(this.#valuesOf(alert, one?.alerts).window)),
      ),
    ]
    const windows = {
      errors: windowsOf('ApplicationErrorsHigh'),
      latency: windowsOf('ApplicationLatencyHigh'),
    }
    const recorded = applications.flatMap((application) =>
      recordApplication(application, this.#scope({ kind: this.#resolve(application.kind) }), windows),
    )
    const general = this.#alertsExcept('applications', kinds, (names) =>
      this.#scope({ exceptKinds: names.map(this.#resolve) }),
    )
    return [this.#group('applications', [...recorded, ...general]), ...this.#ofSingleKinds('applications')]
  }

  /** Of each kind that differs what differs, the general rules being without it. */
  #ofSingleKinds(part: 'resources' | 'applications'): readonly RuleGroup[] {
    return Object.entries(this.#values.kinds).map(([name, { alerts: own }]) => {
      const scope = this.#scope({ name, kind: this.#resolve(name) }, own)
      return this.#group(`${part}.${name}`, this.#alerts(part, scope, own, true))
    })
  }

  /** Those that everything has, each without the kinds or operators that have one of their own. */
  #alertsExcept(
    part: RulePart,
    overridden: Readonly<Record<string, { readonly alerts: Overrides }>>,
    scopeWithout: (names: readonly string[]) => RuleScope,
  ): readonly AlertingRule[] {
    return alerts
      .filter((alert) => alert.part === part)
      .flatMap(({ name, rules }) => {
        const except = Object.entries(overridden)
          .filter(([, { alerts: own }]) => own[name] !== undefined)
          .map(([scope]) => scope)
        const values = this.#valuesOf(name)
        return values.enabled
          ? rules(values, scopeWithout(except)).map((rule) => this.#finished(rule, undefined))
          : []
      })
  }

  #alerts(part: RulePart, scope: RuleScope, own?: Overrides, onlyOwn = false): readonly AlertingRule[] {
    return alerts
      .filter((alert) => alert.part === part && (alert.isScoped || scope.name === undefined))
      .filter(({ name }) => !onlyOwn || own?.[name] !== undefined)
      .flatMap(({ name, rules }) => {
        const values = this.#valuesOf(name, own)
        return values.enabled ? rules(values, scope).map((rule) => this.#finished(rule, scope.name)) : []
      })
  }

  #valuesOf(name: string, own?: Overrides): AlertValues {
    const general = (this.#values.alerts as Readonly<Record<string, AlertValues>>)[name]
    if (!general) throw new Error(`there is no alert ${name}`)
    return mergedValues(general, own?.[name])
  }

  /** With what all alerts have in common. */
  #finished(rule: AlertingRule, scope: string | undefined): AlertingRule {
    const { runbookUrl = runbookFolder, labels } = this.#values
    return {
      ...rule,
      labels: { ...rule.labels, ...(scope !== undefined && { scope }), ...labels },
      annotations: { ...rule.annotations, runbook_url: `${runbookUrl}/${rule.alert}.md` },
    }
  }

  #group(name: string, rules: RuleGroup['rules']): RuleGroup {
    const { interval } = this.#values
    return { name: `binnacle.${name}`, ...(interval !== undefined && { interval }), rules }
  }

  #scope(of: Partial<RuleScope>, own?: Overrides): RuleScope {
    const { sharded, unsure } = this.#values
    const off = alerts.map(({ name }) => name).filter((name) => !this.#valuesOf(name, own).enabled)
    return { exceptKinds: [], exceptOperators: [], sharded, unsure, off: new Set(off), ...of }
  }
}

/** Kinds for which an alert is on or off as it is not in general have one of their own of those that leave something to it. */
function withLeftAlerts(values: RuleValues): RuleValues {
  const isOn = (name: string, own: Overrides): boolean =>
    own[name]?.enabled ?? (values.alerts as Overrides)[name]?.enabled ?? false
  const kinds = Object.entries(values.kinds).map(([kind, { alerts: own }]) => {
    const left = alerts.filter(({ leavesTo }) =>
      leavesTo.some((name) => isOn(name, own as Overrides) !== isOn(name, {})),
    )
    return [kind, { alerts: { ...Object.fromEntries(left.map(({ name }) => [name, {}])), ...own } }]
  })
  return { ...values, kinds: Object.fromEntries(kinds) }
}

type Overrides = Readonly<Record<string, Partial<AlertValues> | undefined>>

function operatorScopeOf(name: string): OperatorScope {
  const slash = name.indexOf('/')
  return { namespace: name.slice(0, slash), job: name.slice(slash + 1) }
}

/** The share of a kind's resources that are degraded: in every tier, and however many replicas count them. */
function recordDegraded(scope: RuleScope): RecordingRule {
  const sum = (matchers: string) => `sum by (group, kind) (${ofKind(scope, kindMetrics.resources, matchers)})`
  return {
    record: 'group_kind:binnacle_cr_resources:degraded_ratio',
    expr: `${sum('health="degraded"')}\n/ (${sum('')} > 0)`,
  }
}
