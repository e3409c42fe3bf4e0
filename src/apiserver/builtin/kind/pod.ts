import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { forbiddenField } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, objectAt, objectsIn, sameValue, setDefault, textAt } from '../field.ts'
import { podSummary, qosClassOf } from '../pod-summary.ts'
import { applyPodSpecDefaults, validatePodSpec } from '../pod-template.ts'

export const pod = defineKind({
  group: '',
  version: 'v1',
  kind: 'Pod',
  resource: 'pods',
  namespaced: true,
  shortNames: ['po'],
  categories: ['all'],
  hasStatus: true,
  hasGeneration: true,
  returnsDeleted: true,
  gracePeriodSeconds(object, asked) {
    const { terminationGracePeriodSeconds: own } = objectAt(object, 'spec')
    const phase = textAt(object, 'status', 'phase')
    if (textAt(object, 'spec', 'nodeName') === '' || phase === 'Failed' || phase === 'Succeeded') return 0
    const seconds = asked ?? (typeof own === 'number' ? own : 0)
    return seconds < 0 ? 1 : seconds
  },
  columns: {
    definitions: [
      nameColumn,
      column('Ready', 'How many of its containers are ready.'),
      column('Status', 'The phase, or what keeps the pod from running.'),
      column('Restarts', 'How often containers were started again, and when last.'),
      ageColumn,
      column('IP', 'Its address.', { priority: 1 }),
      column('Node', 'Where it runs.', { priority: 1 }),
      column('Nominated Node', 'Where it is to run once others were evicted.', { priority: 1 }),
      column('Readiness Gates', 'How many of the extra conditions for readiness are true.', { priority: 1 }),
    ],
    cells(object, now) {
      const { ready, status, restarts } = podSummary(object, now)
      return [
        object.metadata.name ?? '',
        ready,
        status,
        restarts,
        ageCell(object, now),
        textAt(object, 'status', 'podIPs', 0, 'ip') || '<none>',
        textAt(object, 'spec', 'nodeName') || '<none>',
        textAt(object, 'status', 'nominatedNodeName') || '<none>',
        readinessGatesCell(object),
      ]
    },
  },
  selectableFields: {
    'spec.nodeName': (object) => textAt(object, 'spec', 'nodeName'),
    'spec.restartPolicy': (object) => textAt(object, 'spec', 'restartPolicy'),
    'spec.schedulerName': (object) => textAt(object, 'spec', 'schedulerName'),
    'spec.serviceAccountName': (object) => textAt(object, 'spec', 'serviceAccountName'),
    'spec.hostNetwork': (object) => String(objectAt(object, 'spec').hostNetwork === true),
    'status.phase': (object) => textAt(object, 'status', 'phase'),
    'status.podIP': (object) => textAt(object, 'status', 'podIPs', 0, 'ip'),
    'status.nominatedNodeName': (object) => textAt(object, 'status', 'nominatedNodeName'),
  },
  applyDefaults(object) {
    const spec = ensureObject(object, 'spec')
    for (const container of [...objectsIn(spec.containers), ...objectsIn(spec.initContainers)]) {
      const limits = objectAt(container, 'resources', 'limits')
      if (Object.keys(limits).length === 0) continue
      const resources = ensureObject(container, 'resources')
      resources.requests = { ...limits, ...objectAt(resources, 'requests') }
    }
    setDefault(spec, 'enableServiceLinks', true)
    applyPodSpecDefaults(spec)
  },
  prepareForCreate(object) {
    object.status = { phase: 'Pending', qosClass: qosClassOf(object) }
    const spec = ensureObject(object, 'spec')
    setDefault(spec, 'priority', 0)
    setDefault(spec, 'preemptionPolicy', 'PreemptLowerPriority')
    tolerateForAWhile(spec)
  },
  prepareForUpdate(object, old) {
    const spec = ensureObject(object, 'spec')
    for (const key of ['priority', 'preemptionPolicy']) setDefault(spec, key, objectAt(old, 'spec')[key])
    tolerateForAWhile(spec)
  },
  validate: (object) => validatePodSpec(object.spec, 'spec'),
  validateUpdate: (object, old) => [
    ...validatePodSpec(object.spec, 'spec'),
    ...validateUnchanged(object, old),
  ],
})

/** A node may be lost for five minutes before its pods have to go (the admission plug-in DefaultTolerationSeconds). */
function tolerateForAWhile(spec: Record<string, unknown>): void {
  const tolerations = [...listAt(spec, 'tolerations')]
  for (const key of ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']) {
    const tolerated = tolerations.some(
      (toleration) =>
        ['', key].includes(textAt(toleration, 'key')) &&
        ['', 'NoExecute'].includes(textAt(toleration, 'effect')),
    )
    if (!tolerated) tolerations.push({ effect: 'NoExecute', key, operator: 'Exists', tolerationSeconds: 300 })
  }
  spec.tolerations = tolerations
}

/** A running pod's spec may change in a handful of places only (ValidatePodUpdate). */
function validateUnchanged(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  if (sameValue(frozen(object), frozen(old))) return []
  const detail =
    'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'
  return [forbiddenField('spec', detail)]
}

function frozen(object: KubernetesObject) {
  const withoutImages = (key: string) =>
    listAt(object, 'spec', key).map((container) => ({ ...objectAt(container), image: '' }))
  const { activeDeadlineSeconds, tolerations, nodeName, schedulingGates, ...spec } = objectAt(object, 'spec')
  return {
    ...spec,
    containers: withoutImages('containers'),
    initContainers: withoutImages('initContainers'),
    ephemeralContainers: undefined,
  }
}

function readinessGatesCell(object: KubernetesObject): string {
  const gates = listAt(object, 'spec', 'readinessGates')
  if (gates.length === 0) return '<none>'
  const conditions = listAt(object, 'status', 'conditions')
  const open = gates.filter((gate) => {
    const type = textAt(gate, 'conditionType')
    const condition = conditions.find((candidate) => textAt(candidate, 'type') === type)
    return textAt(condition, 'status') === 'True'
  })
  return `${open.length}/${gates.length}`
}
