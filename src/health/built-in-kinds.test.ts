import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assess } from './index.ts'

/** Statuses as the controllers of Kubernetes write them, of kinds without exact rules: the general ones must do. */
const cases: readonly (readonly [name: string, object: string, state: string])[] = [
  [
    'a namespace',
    '{apiVersion: v1, kind: Namespace, metadata: {}, spec: {finalizers: [kubernetes]}, status: {phase: Active}}',
    'healthy',
  ],
  [
    'a node',
    `{apiVersion: v1, kind: Node, metadata: {}, spec: {}, status: {conditions: [{type: MemoryPressure, status: "False", reason: KubeletHasSufficientMemory},
      {type: DiskPressure, status: "False"}, {type: Ready, status: "True", reason: KubeletReady}]}}`,
    'healthy',
  ],
  ['a config map', '{apiVersion: v1, kind: ConfigMap, metadata: {}, data: {state: failed}}', 'unknown'],
  ['a role', '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {}, rules: []}', 'unknown'],
  [
    'a definition of a kind',
    `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {}, spec: {}, status: {conditions: [
      {type: NamesAccepted, status: "True", reason: NoConflicts}, {type: Established, status: "True", reason: InitialNamesAccepted}]}}`,
    'healthy',
  ],
]

describe('kinds that Kubernetes itself serves', () => {
  test.each(cases)('%s', (_, object, state) => {
    expect(assess(parse(object)).state).toBe(state)
  })
})
