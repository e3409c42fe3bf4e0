import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assess } from '../index.ts'
import { overrideTable } from './override-table.ts'
import { overrideOf } from './rule.ts'

function say(apiVersion: string, kind: string, status: string): string {
  const { state, reason } = assess({ apiVersion, kind, metadata: {}, spec: {}, status: parse(status) })
  return `${state} ${reason}`
}

describe('the table of overrides', () => {
  test('names every kind once, with its source, and has rules that can be read', () => {
    const names = overrideTable.map(({ group, kind }) => `${kind}.${group}`)
    expect(new Set(names).size).toBe(names.length)
    for (const entry of overrideTable) {
      expect(entry.source).not.toBe('')
      expect(() => overrideOf(entry)).not.toThrow()
    }
  })

  test.each([
    ['gateway.solo.io/v1', 'Gateway', '{state: 1}', 'healthy Accepted'],
    ['gloo.solo.io/v1', 'Upstream', '{statuses: {a: {state: 2, reason: no such port}}}', 'degraded Rejected'],
    ['gloo.solo.io/v1', 'Upstream', '{statuses: {a: {state: 1}, b: {state: 0}}}', 'progressing Pending'],
    [
      'chaos-mesh.org/v1alpha1',
      'NetworkChaos',
      '{conditions: [{type: AllInjected, status: "True"}, {type: AllRecovered, status: "False"}]}',
      'healthy AllInjected',
    ],
    [
      'kafka.strimzi.io/v1beta2',
      'KafkaRebalance',
      '{conditions: [{type: ProposalReady, status: "True"}]}',
      'suspended ProposalReady',
    ],
    [
      'kafka.strimzi.io/v1beta2',
      'KafkaConnector',
      '{conditions: [{type: Ready, status: "True"}], connectorStatus: {connector: {state: PAUSED}, tasks: [{state: PAUSED}]}}',
      'suspended PAUSED',
    ],
    [
      'datadoghq.com/v1alpha1',
      'DatadogMonitor',
      '{monitorState: Alert, conditions: [{type: Created, status: "True"}, {type: Error, status: "False"}]}',
      'healthy Created',
    ],
  ])('%s %s %s is %s', (apiVersion, kind, status, expected) => {
    expect(say(apiVersion, kind, status)).toBe(expected)
  })
})
