import type { PrometheusVersion } from './prometheus-version.ts'

/** Something of rules that not every Prometheus takes. */
export interface Feature {
  readonly name: string
  /** The first release that has it. */
  readonly since: PrometheusVersion
  /** What `--enable-feature` has to name for it, until it is stable. */
  readonly flag?: string
  /** The first release that takes it without the flag; absent while none does. */
  readonly stable?: PrometheusVersion
  /** What those before do with it; absent: they refuse the whole file. */
  readonly before?: string
}

const experimental = 'promql-experimental-functions'

/** Functions and aggregations that came after 2.37: prometheus, CHANGELOG.md up to 3.16, and promql/parser/functions.go. */
export const functionFeatures: ReadonlyMap<string, Feature> = new Map(
  [
    ...named('histogram_count histogram_sum histogram_fraction', since(2, 40)),
    ...named('histogram_stddev histogram_stdvar', since(2, 47)),
    ...named('histogram_avg', since(2, 51)),
    ...named('mad_over_time sort_by_label sort_by_label_desc', since(2, 49), experimental),
    ...named('limitk limit_ratio', since(2, 54), experimental),
    ...named('info', since(2, 55), experimental),
    ...named('double_exponential_smoothing', since(3, 0), experimental),
    ...named('ts_of_min_over_time ts_of_max_over_time ts_of_last_over_time', since(3, 5), experimental),
    ...named('first_over_time', since(3, 7), experimental, since(3, 14)),
    ...named('ts_of_first_over_time', since(3, 7), experimental),
    ...named('histogram_quantiles', since(3, 11), experimental),
    ...named('start end range step', since(3, 12), experimental),
    ...named('start_timestamp', since(3, 14), `${experimental},use-start-timestamps`),
    ...named('integral', since(3, 16), experimental),
  ].map((feature) => [feature.name, feature]),
)

/** What else of the language, of templates and of rule files came after 2.37. */
export const features = {
  numberAsDuration: { name: 'a number as a duration', since: since(2, 54) },
  durationAsNumber: { name: 'a duration as a number', since: since(2, 54) },
  underscore: { name: 'a number with _', since: since(2, 54) },
  quotedName: { name: 'a name in quotes', since: since(3, 0) },
  unicodeName: { name: 'a name of other characters than letters, digits and _', since: since(3, 0) },
  computedDuration: {
    name: 'a duration that is computed',
    since: since(3, 4),
    flag: 'promql-duration-expr',
    stable: since(3, 14),
  },
  edges: {
    name: 'anchored or smoothed',
    since: since(3, 7),
    flag: 'promql-extended-range-selectors',
    stable: since(3, 16),
  },
  fill: { name: 'fill', since: since(3, 10), flag: 'promql-binop-fill-modifiers' },
  keepFiringFor: { name: 'keep_firing_for', since: since(2, 42) },
  queryOffset: { name: 'query_offset', since: since(2, 53) },
  alias: {
    name: 'an alias (*) as expr, record or alert',
    since: since(3, 3),
    before: 'takes the name of its anchor for the text',
  },
  groupLabels: { name: 'labels of a group', since: since(3, 0) },
} as const satisfies Readonly<Record<string, Feature>>

/** Functions of templates: prometheus, template/template.go. */
export const templateFeatures: ReadonlyMap<string, Feature> = new Map(
  [
    ...named('toTime', since(2, 38)),
    ...named('toDuration now', since(3, 6)),
    ...named('urlQueryEscape', since(3, 8)),
  ].map((feature) => [feature.name, feature]),
)

function since(major: number, minor: number): PrometheusVersion {
  return { major, minor }
}

function named(
  names: string,
  first: PrometheusVersion,
  flag?: string,
  stable?: PrometheusVersion,
): readonly Feature[] {
  return names
    .split(' ')
    .map((name) => ({ name, since: first, ...(flag !== undefined && { flag }), ...(stable && { stable }) }))
}
