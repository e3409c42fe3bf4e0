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

describe('a status tells a rest', () => {
  const said = (status: string) => assess(resource(`status: ${status}`)).state

  test.each([
    '{paused: true, phase: Progressing}',
    '{controlPaused: true, phase: Running}',
    '{pausedAt: "2024-01-01T00:00:00Z", phase: Running}',
    '{awaitingApproval: true, phase: Running}',
    '{powerState: "Off", conditions: [{type: Ready, status: "False"}]}',
    '{conditions: [{type: OnHold, status: "True"}, {type: Ready, status: "False"}]}',
    '{conditions: [{type: Enabled, status: "False"}, {type: Ready, status: "True"}]}',
    '{conditions: [{type: Progressing, status: "False", reason: Paused}]}',
    '{conditions: [{type: Ready, status: "True", reason: Paused}]}',
  ])('%s', (status) => {
    expect(said(status)).toBe('suspended')
  })

  test.each([
    ['healthy', '{pausedAt: "2024-01-01T00:00:00Z", resumedAt: "2024-01-01T00:01:00Z", phase: Running}'],
    ['healthy', '{pausedAt: "2024-01-01T00:00:00Z", phase: Completed}'],
    ['healthy', '{approvalRequired: true, phase: Running}'],
    ['healthy', '{powerState: "Off", conditions: [{type: Ready, status: "True"}]}'],
    ['degraded', '{conditions: [{type: Hibernating, status: "True", reason: FailedToStop}]}'],
    ['degraded', '{conditions: [{type: Enabled, status: "False", reason: ActivationFailed}]}'],
  ])('%s: %s', (state, status) => {
    expect(said(status)).toBe(state)
  })
})
