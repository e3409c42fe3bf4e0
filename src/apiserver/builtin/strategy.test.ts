import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '../../object/index.ts'
import { builtinKinds } from './builtin-kinds.ts'

const kindOf = (name: string) => {
  const kind = builtinKinds.find((entry) => entry.kind === name)
  if (!kind) throw new Error(`no kind ${name}`)
  return kind
}

function read(kind: string, text: string): KubernetesObject {
  const object = { kind, metadata: {}, ...parse(text) } as KubernetesObject
  return { ...object, metadata: { name: 'x', ...object.metadata } }
}

/** As the server does with a create: decode, default, prepare. */
function created(kind: string, text: string): KubernetesObject {
  const object = read(kind, text)
  kindOf(kind).prune(object)
  kindOf(kind).applyDefaults(object)
  kindOf(kind).prepareForCreate(object)
  return object
}

const say = (causes: readonly { field?: string; message?: string }[]) =>
  causes.map(({ field, message }) => `${field}: ${message}`)

describe('a new object is filled in:', () => {
  test('a namespace becomes active and is labelled with its name', () => {
    expect(created('Namespace', 'status: {phase: Terminating}')).toEqual({
      kind: 'Namespace',
      metadata: { name: 'x', labels: { 'kubernetes.io/metadata.name': 'x' } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    })
  })

  test('stringData of a secret ends up in its data', () => {
    expect(created('Secret', '{data: {a: AAA=, b: AAA=}, stringData: {b: text}}')).toMatchObject({
      type: 'Opaque',
      data: { a: 'AAA=', b: 'dGV4dA==' },
    })
    expect(created('Secret', 'stringData: {b: text}')).not.toHaveProperty('stringData')
  })

  test('a service gets a type, an address, and target ports', () => {
    const service = created('Service', 'spec: {ports: [{port: 80}, {port: 90, targetPort: web}]}')
    expect(service).toMatchObject({
      spec: {
        type: 'ClusterIP',
        clusterIP: expect.stringMatching(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/),
        ipFamilies: ['IPv4'],
        ports: [
          { port: 80, targetPort: 80, protocol: 'TCP' },
          { port: 90, targetPort: 'web', protocol: 'TCP' },
        ],
      },
      status: { loadBalancer: {} },
    })
  })

  test('a headless service keeps its None, and an ExternalName gets no address', () => {
    expect(created('Service', 'spec: {clusterIP: None}')).toMatchObject({ spec: { clusterIPs: ['None'] } })
    const external = created('Service', 'spec: {type: ExternalName, externalName: a.example.com}')
    expect(external.spec).toEqual({
      type: 'ExternalName',
      externalName: 'a.example.com',
      sessionAffinity: 'None',
    })
  })

  test.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['nginx:1.25', 'IfNotPresent'],
    ['host:5000/nginx', 'Always'],
    ['host:5000/nginx:1', 'IfNotPresent'],
    ['nginx@sha256:abc', 'IfNotPresent'],
  ])('the image %s is pulled %s', (image, imagePullPolicy) => {
    const deployment = created(
      'Deployment',
      `spec: {template: {spec: {containers: [{name: c, image: '${image}'}]}}}`,
    )
    expect(deployment).toMatchObject({ spec: { template: { spec: { containers: [{ imagePullPolicy }] } } } })
  })

  test('a deployment rolls one quarter at a time, Recreate does not', () => {
    const text = 'spec: {strategy: {type: Recreate}}'
    expect(created('Deployment', '{}').spec).toMatchObject({
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    })
    expect((created('Deployment', text).spec as { strategy: object }).strategy).toEqual({ type: 'Recreate' })
  })

  test('replicas of zero stay zero', () => {
    expect(created('Deployment', 'spec: {replicas: 0}').spec).toMatchObject({ replicas: 0 })
  })

  test('a job finds its pods by its uid, and has their labels', () => {
    const job = created('Job', '{metadata: {uid: u-1}, spec: {template: {spec: {restartPolicy: Never}}}}')
    const labels = {
      'batch.kubernetes.io/controller-uid': 'u-1',
      'batch.kubernetes.io/job-name': 'x',
      'controller-uid': 'u-1',
      'job-name': 'x',
    }
    expect(job).toMatchObject({
      metadata: { labels },
      spec: {
        completions: 1,
        parallelism: 1,
        backoffLimit: 6,
        selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': 'u-1' } },
        template: { metadata: { labels } },
      },
    })
  })

  test.each([
    ['[{name: c}]', 'BestEffort'],
    ['[{name: c, resources: {limits: {cpu: 1, memory: 1Gi}}}]', 'Guaranteed'],
    ['[{name: c, resources: {requests: {cpu: 500m}, limits: {cpu: 1, memory: 1Gi}}}]', 'Burstable'],
    ['[{name: c, resources: {limits: {cpu: 1, memory: 1Gi}}}, {name: d}]', 'Burstable'],
  ])('the pod with %s is %s', (containers, qosClass) => {
    expect(created('Pod', `spec: {containers: ${containers}}`).status).toEqual({ phase: 'Pending', qosClass })
  })
})

/** Kind and object as YAML, then what kube-apiserver says is wrong with it. */
const refusals: [kind: string, text: string, problems: string[]][] = [
  ['ConfigMap', 'data: {ok: a}', []],
  [
    'ConfigMap',
    '{data: {a: x}, binaryData: {a: AAA=}}',
    ['data[a]: Invalid value: "a": duplicate of key present in binaryData'],
  ],
  ['Secret', 'type: kubernetes.io/tls', ['data[tls.crt]: Required value', 'data[tls.key]: Required value']],
  [
    'Secret',
    'type: kubernetes.io/service-account-token',
    ['metadata.annotations[kubernetes.io/service-account.name]: Required value'],
  ],
  ['Service', 'spec: {}', ['spec.ports: Required value']],
  [
    'Service',
    'spec: {ports: [{port: 0}, {name: a, port: 80}]}',
    [
      'spec.ports[0].name: Required value',
      'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      'spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive',
    ],
  ],
  [
    'Service',
    'spec: {type: Odd, ports: [{port: 80}]}',
    [
      'spec.type: Unsupported value: "Odd": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
  ],
  ['Pod', 'spec: {}', ['spec.containers: Required value']],
  [
    'Pod',
    'spec: {containers: [{name: a}, {name: a, image: x, volumeMounts: [{name: v, mountPath: /v}]}]}',
    [
      'spec.containers[0].image: Required value',
      'spec.containers[1].name: Duplicate value: "a"',
      'spec.containers[1].volumeMounts[0].name: Not found: "v"',
    ],
  ],
  [
    'Deployment',
    'spec: {selector: {matchLabels: {b: c, a: b}}, template: {metadata: {labels: {a: x}}, spec: {containers: [{name: c, image: i}]}}}',
    ['spec.template.metadata.labels: Invalid value: {"a":"x"}: `selector` does not match template `labels`'],
  ],
  [
    'DaemonSet',
    'spec: {selector: {}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}',
    [
      'spec.selector: Invalid value: {}: empty selector is invalid for daemonset',
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
  ],
  [
    'Job',
    'spec: {template: {spec: {containers: [{name: c, image: i}]}}}',
    ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
  ],
  [
    'Lease',
    'spec: {leaseDurationSeconds: 0, leaseTransitions: -1}',
    [
      'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
      'spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0',
    ],
  ],
  [
    'PersistentVolume',
    'spec: {capacity: {storage: 1Gi}}',
    ['spec.accessModes: Required value', 'spec: Required value: must specify a volume type'],
  ],
  [
    'PersistentVolumeClaim',
    'spec: {}',
    [
      'spec.accessModes: Required value: at least 1 access mode is required',
      'spec.resources[storage]: Required value',
    ],
  ],
  [
    'Role',
    'rules: [{resources: [pods], apiGroups: [""]}]',
    ['rules[0].verbs: Required value: verbs must contain at least one value'],
  ],
  [
    'ClusterRoleBinding',
    'roleRef: {kind: Role, name: r}',
    ['roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"'],
  ],
  [
    'Event',
    '{metadata: {namespace: a}, involvedObject: {namespace: b}}',
    ['involvedObject.namespace: Invalid value: "b": does not match event.namespace'],
  ],
]

describe('a new object is refused for what is wrong with it', () => {
  test.each(refusals)('%s %s', (kind, text, problems) => {
    expect(say(kindOf(kind).validate(created(kind, text)))).toEqual(problems)
  })

  test('with everything that is wrong with its metadata', () => {
    const object = created(
      'ConfigMap',
      `metadata: {name: Bad, labels: {'a b': 'c'}, annotations: {'UPPER/ok': ''}, finalizers: [x/y/z], ownerReferences: [{apiVersion: v1, kind: Pod, name: p, uid: u, controller: true}, {apiVersion: v1, kind: Pod, name: q, uid: v, controller: true}]}`,
    )
    expect(
      kindOf('ConfigMap')
        .validate(object)
        .map(({ field, reason }) => `${field} ${reason}`),
    ).toEqual([
      'metadata.name FieldValueInvalid',
      'metadata.labels FieldValueInvalid',
      'metadata.ownerReferences FieldValueInvalid',
      'metadata.finalizers FieldValueInvalid',
    ])
  })

  test('without any name', () => {
    expect(say(kindOf('ConfigMap').validate({ metadata: {} }))).toEqual([
      'metadata.name: Required value: name or generateName is required',
    ])
  })
})

/** Kind, the object before, the object after, and what kube-apiserver says of the change. */
const changes: [kind: string, before: string, after: string, problems: string[]][] = [
  [
    'ConfigMap',
    '{immutable: true, data: {a: x}}',
    '{immutable: true, data: {a: y}}',
    ['data: Forbidden: field is immutable when `immutable` is set'],
  ],
  [
    'ConfigMap',
    '{immutable: true}',
    '{}',
    ['immutable: Forbidden: field is immutable when `immutable` is set'],
  ],
  ['Secret', 'type: a', 'type: b', ['type: Invalid value: "b": field is immutable']],
  [
    'Deployment',
    'spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}',
    'spec: {selector: {matchLabels: {a: c}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: i}]}}}',
    ['spec.selector: Invalid value: {"matchLabels":{"a":"c"}}: field is immutable'],
  ],
  [
    'StatefulSet',
    'spec: {serviceName: a, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}',
    'spec: {serviceName: b, replicas: 3, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: j}]}}}',
    [
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    ],
  ],
  [
    'Pod',
    'spec: {containers: [{name: c, image: i}]}',
    'spec: {containers: [{name: c, image: j}], activeDeadlineSeconds: 5}',
    [],
  ],
  [
    'RoleBinding',
    'roleRef: {kind: Role, name: a}',
    'roleRef: {kind: Role, name: b}',
    [
      'roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"b"}: cannot change roleRef',
    ],
  ],
  [
    'ConfigMap',
    "metadata: {uid: a, deletionTimestamp: '2026-01-01T00:00:00Z'}",
    "metadata: {uid: b, deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [x/y]}",
    [
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"x/y"}',
      'metadata.uid: Invalid value: "b": field is immutable',
    ],
  ],
]

describe('a change is refused for what may not change', () => {
  test.each(changes)('%s %s → %s', (kind, before, after, problems) => {
    const old = created(kind, before)
    const object = read(kind, after)
    kindOf(kind).prune(object)
    kindOf(kind).applyDefaults(object)
    object.status = old.status
    kindOf(kind).prepareForUpdate(object, old)
    expect(say(kindOf(kind).validateUpdate(object, old))).toEqual(problems)
  })
})

test('an update of a service that leaves its address out keeps it', () => {
  const old = created('Service', 'spec: {ports: [{port: 80}]}')
  const object = read('Service', 'spec: {ports: [{port: 81}]}')
  kindOf('Service').applyDefaults(object)
  kindOf('Service').prepareForUpdate(object, old)
  const { clusterIP } = old.spec as { clusterIP: string }
  expect(object.spec).toMatchObject({ clusterIP, clusterIPs: [clusterIP] })
  expect(kindOf('Service').validateUpdate(object, old)).toEqual([])
})

test('defaults are filled in once: doing it again changes nothing', () => {
  for (const { applyDefaults, prepareForCreate } of builtinKinds) {
    const object: KubernetesObject = { metadata: { name: 'x' } }
    applyDefaults(object)
    prepareForCreate(object)
    applyDefaults(object)
    const once = structuredClone(object)
    applyDefaults(object)
    expect(object).toEqual(once)
  }
})
