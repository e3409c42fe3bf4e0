import { resourceMetrics } from '../../catalogue/index.ts'
import { unsureBelow } from '../../health/index.ts'
import { intervalOf } from '../record/heartbeats.ts'
import { label, type SeriesRule } from './series-rule.ts'

/** Above so many bytes a resource's size is a series of its own: a third of what etcd takes. */
export const largeObject = 512 * 1024

/** Metrics of the reason and certainty of a verdict, of what a status tells beside its conditions, and of what comes near a limit. */
export const statusRules: readonly SeriesRule[] = [
  {
    metric: resourceMetrics.healthReason,
    write({ verdict: { state, reason, certainty } }, samples) {
      if (state !== 'degraded' && state !== 'progressing') return
      const sure = certainty < unsureBelow ? 'false' : 'true'
      samples.add(label('state', state) + label('reason', reason) + label('sure', sure), 1)
    },
  },
  {
    metric: resourceMetrics.conditionStale,
    write({ conditions }, samples) {
      for (const { type, stale } of conditions)
        if (stale !== undefined) samples.add(label('type', type), Number(stale))
    },
  },
  {
    metric: resourceMetrics.conditionReason,
    write({ conditions }, samples) {
      for (const { type, reason } of conditions)
        if (reason !== '') samples.add(label('type', type) + label('reason', reason), 1)
    },
  },
  {
    metric: resourceMetrics.heartbeat,
    write({ heartbeats }, samples) {
      for (const { field, at } of heartbeats) samples.add(label('field', field), at / 1000)
    },
  },
  {
    metric: resourceMetrics.heartbeatInterval,
    write({ heartbeats }, samples) {
      for (const heartbeat of heartbeats) {
        const interval = intervalOf(heartbeat)
        if (interval !== undefined) samples.add(label('field', heartbeat.field), interval / 1000)
      }
    },
  },
  {
    metric: resourceMetrics.statusInfo,
    write({ statusInfo }, samples) {
      for (const { field, value } of statusInfo) samples.add(label('field', field) + label('value', value), 1)
    },
  },
  {
    metric: resourceMetrics.largeObject,
    write({ bytes }, samples) {
      if (bytes > largeObject) samples.add('', bytes)
    },
  },
]
