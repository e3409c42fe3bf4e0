import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assess, isSuspended } from './index.ts'

/** A resource that says of itself that it is well. */
function resource(text: string) {
  return {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    metadata: {},
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
    ...parse(text),
  }
}

describe('put to rest, whatever its status says', () => {
  test.each([
    'spec: {suspend: true}',
    'spec: {updateStrategy: {rollingUpdate: {paused: true}}}',
    'spec: {deploymentStrategy: {canary: {}, paused: true}}',
    'spec: {schedule: {cron: "@daily", suspend: true}}',
    'spec: {suspension: {dispatching: true}}',
    'spec: {suspendDispatching: true}',
    'spec: {holdInstallation: true}',
    'spec: {operatingMode: Suspended}',
    'spec: {online: false}',
    'spec: {forProvider: {size: 1}, managementPolicies: []}',
    'metadata: {annotations: {a.example/reconcile: suspended}}',
    'metadata: {annotations: {a.example/reconcile: "false"}}',
    'metadata: {annotations: {a.example/atlas-reconciliation-policy: skip}}',
    'metadata: {annotations: {a.example/managed: "false"}}',
    'metadata: {annotations: {a-resource-stopped: "2024-05-01T10:00:00Z"}}',
  ])('%s', (text) => {
    expect(assess(resource(text))).toMatchObject({ state: 'suspended', rule: 'suspension' })
    expect(isSuspended(resource(text))).toBe(true)
  })
})

describe('not put to rest by what is said of a part, a feature or the past', () => {
  test.each([
    'spec: {backupSchedule: {suspend: true}}',
    'spec: {backup: {suspend: true}, autoscaling: {paused: true}}',
    'spec: {tls: {disabled: true}, monitoring: {enabled: false}}',
    'spec: {disableSync: true, stopTimeout: true}',
    'spec: {forProvider: {size: 1}, managementPolicies: ["*"]}',
    'spec: {suspension: {dispatching: false}}',
    'metadata: {annotations: {a.example/reconcile: enabled}}',
    'metadata: {annotations: {a.example/managed: "true"}}',
    'metadata: {annotations: {a.example/last-stopped: "2024-05-01T10:00:00Z"}}',
  ])('%s', (text) => {
    expect(assess(resource(text)).state).toBe('healthy')
    expect(isSuspended(resource(text))).toBe(false)
  })
})
