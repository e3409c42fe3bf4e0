import { absentOfSeveral } from './absent-check.ts'
import {
  alertComparison,
  alertFor,
  alertSeverity,
  alertSummary,
  impossibleComparison,
  templateLabel,
} from './alert-checks.ts'
import type { Check } from './check.ts'
import {
  counterWithoutRate,
  irateRecorded,
  rateOfAggregation,
  rateOfGauge,
  shortRange,
} from './counter-checks.ts'
import { experimentalFunction, groupInterval, resultType } from './group-checks.ts'
import { histogramName, histogramQuantile } from './histogram-check.ts'
import { lostLabel, vectorMatching } from './matching-checks.ts'
import {
  bucketBound,
  exportedLabel,
  labelValue,
  plainRegexp,
  unknownLabel,
  unknownMetric,
} from './metric-checks.ts'
import { recordLevel, recordName } from './name-checks.ts'

/** Every check of single rules, in the order of the documentation. */
export const checks: readonly Check[] = [
  resultType,
  unknownMetric,
  unknownLabel,
  labelValue,
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
  recordLevel,
  groupInterval,
  alertComparison,
  templateLabel,
  alertFor,
  alertSeverity,
  alertSummary,
  experimentalFunction,
]
