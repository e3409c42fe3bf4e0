import type { ValueType } from './expression.ts'

/** What a function takes and gives. The last argument's type holds for all further ones. */
export interface FunctionSignature {
  readonly args: readonly ValueType[]
  readonly returns: ValueType
  readonly least: number
  readonly most: number
}

type Short = 'v' | 'm' | 's' | 't'
const typeOf: Readonly<Record<Short, ValueType>> = {
  v: 'instant vector',
  m: 'range vector',
  s: 'scalar',
  t: 'string',
}

/**
 * Name, argument types (v instant vector, m range vector, s scalar, t string) and how many may be left out (`-1`) or
 * added (`+n`, `+` without end): prometheus, promql/parser/functions.go, as of 3.16.
 */
const stable: Readonly<Record<string, string>> = {
  ...all(
    'v',
    'abs acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin sinh sqrt',
  ),
  ...all('v', 'tan tanh absent scalar sort sort_desc timestamp'),
  ...all('v', 'histogram_avg histogram_count histogram_sum histogram_stddev histogram_stdvar'),
  ...all('v -1', 'days_in_month day_of_month day_of_week day_of_year hour minute month year'),
  ...all('m', 'rate increase irate delta idelta deriv changes resets'),
  ...all('m', 'avg_over_time count_over_time last_over_time max_over_time min_over_time present_over_time'),
  ...all('m', 'stddev_over_time stdvar_over_time sum_over_time absent_over_time'),
  ...all('', 'pi time'),
  clamp: 'vss',
  clamp_max: 'vs',
  clamp_min: 'vs',
  histogram_fraction: 'ssv',
  histogram_quantile: 'sv',
  label_join: 'vttt +',
  label_replace: 'vtttt',
  predict_linear: 'ms',
  quantile_over_time: 'sm',
  round: 'vs -1',
  vector: 's',
}
const experimental: Readonly<Record<string, string>> = {
  ...all('m', 'first_over_time mad_over_time ts_of_first_over_time ts_of_last_over_time'),
  ...all('m', 'ts_of_max_over_time ts_of_min_over_time'),
  ...all('', 'end range start step'),
  double_exponential_smoothing: 'mss',
  histogram_quantiles: 'vtss +8',
  info: 'vv -1',
  integral: 'ms -1',
  sort_by_label: 'vt +',
  sort_by_label_desc: 'vt +',
  start_timestamp: 'v',
}
const givesScalar = new Set(['scalar', 'pi', 'time', 'end', 'range', 'start', 'step'])

/** Every function of PromQL by name. */
export const functionSignatures: ReadonlyMap<string, FunctionSignature> = new Map(
  Object.entries({ ...stable, ...experimental }).map(([name, text]) => [name, signature(name, text)]),
)

/** What Prometheus 2 had, and 3 has not. */
export const formerSignatures: ReadonlyMap<string, FunctionSignature> = new Map([
  ['holt_winters', signature('holt_winters', 'mss')],
])

/** Operators that aggregate, by the type of their parameter, if they take one. */
export const aggregators: ReadonlyMap<string, ValueType | undefined> = new Map([
  ...['sum', 'avg', 'min', 'max', 'count', 'group', 'stddev', 'stdvar'].map(
    (name) => [name, undefined] as const,
  ),
  ...['topk', 'bottomk', 'quantile', 'limitk', 'limit_ratio'].map((name) => [name, 'scalar'] as const),
  ['count_values', 'string'],
])

/** Functions that other versions had, and what became of them. */
export const formerFunctions: Readonly<Record<string, string>> = {
  holt_winters: 'double_exponential_smoothing since Prometheus 3, where it is experimental',
  count_scalar: 'scalar(count(…)) since Prometheus 2',
  drop_common_labels: 'nothing: it is gone since Prometheus 2',
  keep_common: 'nothing: it is gone since Prometheus 2',
}

function all(args: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, args]))
}

function signature(name: string, text: string): FunctionSignature {
  const [letters = '', variation = ''] = text.split(' ')
  const args = [...letters].map((letter) => typeOf[letter as Short])
  const least = args.length - (variation !== '' ? 1 : 0)
  const most = variation === '+' ? Number.POSITIVE_INFINITY : args.length + Math.max(0, Number(variation))
  const returns = givesScalar.has(name) ? 'scalar' : 'instant vector'
  return { args, returns, least, most }
}
