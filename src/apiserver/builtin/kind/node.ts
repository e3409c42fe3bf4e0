import type { KubernetesObject } from '../../../object/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, objectAt, setDefault, textAt, valueAt } from '../field.ts'

const rolePrefix = 'node-role.kubernetes.io/'

/** NodeSystemInfo has no omitempty. */
const nodeInfoKeys = [
  'machineID',
  'systemUUID',
  'bootID',
  'kernelVersion',
  'osImage',
  'containerRuntimeVersion',
  'kubeletVersion',
  'kubeProxyVersion',
  'operatingSystem',
  'architecture',
]

export const node = defineKind({
  group: '',
  version: 'v1',
  kind: 'Node',
  resource: 'nodes',
  namespaced: false,
  shortNames: ['no'],
  hasStatus: true,
  columns: {
    definitions: [
      nameColumn,
      column('Status', 'Whether the node takes and runs pods.'),
      column('Roles', 'What the node is for, by its labels.'),
      ageColumn,
      column('Version', 'The version of its kubelet.'),
      column('Internal-IP', 'Its address inside the cluster.', { priority: 1 }),
      column('External-IP', 'Its address outside the cluster.', { priority: 1 }),
      column('OS-Image', 'Its operating system.', { priority: 1 }),
      column('Kernel-Version', 'Its kernel and architecture.', { priority: 1 }),
      column('Container-Runtime', 'What runs the containers.', { priority: 1 }),
    ],
    cells(object, now) {
      const info = (key: string) => textAt(object, 'status', 'nodeInfo', key)
      const architecture = info('architecture')
      return [
        object.metadata.name ?? '',
        statusCell(object),
        rolesCell(object),
        ageCell(object, now),
        info('kubeletVersion'),
        addressOf(object, 'InternalIP'),
        addressOf(object, 'ExternalIP'),
        info('osImage') || '<unknown>',
        (info('kernelVersion') || '<unknown>') + (architecture === '' ? '' : ` (${architecture})`),
        info('containerRuntimeVersion') || '<unknown>',
      ]
    },
  },
  selectableFields: {
    'spec.unschedulable': (object) => String(valueAt(object, 'spec', 'unschedulable') === true),
  },
  applyDefaults(object) {
    ensureObject(object, 'spec')
    const status = ensureObject(object, 'status')
    if (status.capacity !== undefined) setDefault(status, 'allocatable', { ...objectAt(status, 'capacity') })
    setDefault(ensureObject(ensureObject(status, 'daemonEndpoints'), 'kubeletEndpoint'), 'Port', 0)
    const info = ensureObject(status, 'nodeInfo')
    for (const key of nodeInfoKeys) setDefault(info, key, '')
  },
})

function statusCell(object: KubernetesObject): string {
  const ready = listAt(object, 'status', 'conditions').find(
    (condition) => textAt(condition, 'type') === 'Ready',
  )
  const words = [ready === undefined ? 'Unknown' : textAt(ready, 'status') === 'True' ? 'Ready' : 'NotReady']
  if (valueAt(object, 'spec', 'unschedulable') === true) words.push('SchedulingDisabled')
  return words.join(',')
}

function rolesCell({ metadata }: KubernetesObject): string {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(rolePrefix) && key !== rolePrefix) roles.add(key.slice(rolePrefix.length))
    else if (key === 'kubernetes.io/role' && value !== '') roles.add(value)
  }
  return [...roles].sort().join(',') || '<none>'
}

function addressOf(object: KubernetesObject, type: string): string {
  const address = listAt(object, 'status', 'addresses').find((entry) => textAt(entry, 'type') === type)
  return address === undefined ? '<none>' : textAt(address, 'address')
}
