import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { pruneObject } from './prune.ts'
import { typeProblem } from './type-problem.ts'

test('unknown fields go and are named, nulls and empty values go, quantities and times become canonical', () => {
  const pod = parse(`
    apiVersion: v1
    kind: Pod
    nope: 1
    metadata: {name: p, creationTimestamp: '2026-01-01T00:00:00.5Z', labels: {}, generation: 0}
    spec:
      replicas: 1
      nodeName: ''
      hostNetwork: false
      priority: 0
      automountServiceAccountToken: false
      tolerations: []
      securityContext: {}
      containers:
        - name: c
          image: null
          imag: x
          resources: {limits: {cpu: 2, memory: 1024Mi}}
  `)
  expect(pruneObject(pod, 'core.v1.Pod')).toEqual([
    'unknown field "nope"',
    'unknown field "spec.replicas"',
    'unknown field "spec.containers[0].imag"',
  ])
  expect(pod).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: {
      priority: 0,
      automountServiceAccountToken: false,
      securityContext: {},
      containers: [{ name: 'c', resources: { limits: { cpu: '2', memory: '1Gi' } } }],
    },
  })
})

test('a claim template may say which kind it is', () => {
  const set = parse('spec: {volumeClaimTemplates: [{apiVersion: v1, kind: PersistentVolumeClaim, spec: {}}]}')
  expect(pruneObject(set, 'apps.v1.StatefulSet')).toEqual([])
})

/** Struct, an object as YAML, and what Go's decoder says of it. */
test.each([
  ['core.v1.ConfigMap', 'data: {a: x}', undefined],
  [
    'core.v1.ConfigMap',
    'data: {a: 1}',
    'json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
  ],
  [
    'core.v1.ConfigMap',
    'data: [a]',
    'json: cannot unmarshal array into Go struct field ConfigMap.data of type map[string]string',
  ],
  ['core.v1.ConfigMap', 'binaryData: {a: "!"}', 'illegal base64 data at input byte 0'],
  ['core.v1.ConfigMap', 'binaryData: {a: AAA=}', undefined],
  [
    'core.v1.Pod',
    'spec: {containers: [{env: [{name: true}]}]}',
    'json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.name of type string',
  ],
  [
    'apps.v1.Deployment',
    'spec: {replicas: "3"}',
    'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  ],
  ['apps.v1.Deployment', 'spec: {replicas: null}', undefined],
  ['apps.v1.Deployment', 'spec: {strategy: {rollingUpdate: {maxSurge: 25%}}}', undefined],
  [
    'core.v1.Pod',
    'spec: {containers: [{resources: {limits: {cpu: lots}}}]}',
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  ],
  ['coordination.v1.Lease', 'spec: {renewTime: "2026-01-01T00:00:00.123456Z"}', undefined],
  [
    'coordination.v1.Lease',
    'spec: {renewTime: "2026-01-01T00:00:00.123Z"}',
    'parsing time "2026-01-01T00:00:00.123Z" as "2006-01-02T15:04:05.000000Z07:00": cannot parse ".123Z" as ".000000"',
  ],
])('%s with %s', (struct, text, problem) => {
  expect(typeProblem(parse(text), struct)).toBe(problem)
})
