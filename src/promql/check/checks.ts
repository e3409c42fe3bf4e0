import { alertComparison } from './alert/alert-comparison.ts'
import { alertFor } from './alert/alert-for.ts'
import { alertSeverity } from './alert/alert-severity.ts'
import { alertSummary } from './alert/alert-summary.ts'
import { impossibleComparison } from './alert/impossible-comparison.ts'
import { templateLabel } from './alert/template-label.ts'
import type { Check } from './check.ts'
import { counterWithoutRate } from './counter/counter-without-rate.ts'
import { irateRecorded } from './counter/irate-recorded.ts'
import { rateOfAggregation } from './counter/rate-of-aggregation.ts'
import { rateOfGauge } from './counter/rate-of-gauge.ts'
import { shortRange } from './counter/short-range.ts'
import { histogramName } from './histogram/histogram-name.ts'
import { histogramQuantile } from './histogram/histogram-quantile.ts'
import { absentOfSeveral } from './matching/absent-of-several.ts'
import { lostLabel } from './matching/lost-label.ts'
import { vectorMatching } from './matching/vector-matching.ts'
import { bucketBound } from './metric/bucket-bound.ts'
import { exportedLabel } from './metric/exported-label.ts'
import { labelValue } from './metric/label-value.ts'
import { plainRegexp } from './metric/plain-regexp.ts'
import { stateSet } from './metric/state-set.ts'
import { unknownLabel } from './metric/unknown-label.ts'
import { unknownMetric } from './metric/unknown-metric.ts'
import { recordLevel } from './recording/record-level.ts'
import { recordName } from './recording/record-name.ts'
import { recordWindow } from './recording/record-window.ts'
import { groupInterval } from './rule/group-interval.ts'
import { resultType } from './rule/result-type.ts'
import { experimentalFunction } from './version/experimental-function.ts'
import { prometheusVersion } from './version/prometheus-version.ts'

/** Every check of single rules, in the order of the documentation. */
export const checks: readonly Check[] = [
  resultType,
  unknownMetric,
  unknownLabel,
  labelValue,
  stateSet,
  exportedLabel,
  bucketBound,
  plainRegexp,
  counterWithoutRate,
  rateOfGauge,
  rateOfAggregation,
  irateRecorded,
  shortRange,
  histogramQuantile,
  histogramName,
  vectorMatching,
  lostLabel,
  impossibleComparison,
  absentOfSeveral,
  recordName,
  recordWindow,
  recordLevel,
  groupInterval,
  alertComparison,
  templateLabel,
  alertFor,
  alertSeverity,
  alertSummary,
  prometheusVersion,
  experimentalFunction,
]
