import { createHash } from 'node:crypto'
import { isDns1123Label, type KubernetesObject, type StatusCause } from '../../../object/index.ts'
import { duplicate, invalidValue, notSupported, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, numberAt, objectAt, objectsIn, setDefault, textAt, valueAt } from '../field.ts'
import { labelsCell } from '../label-selector-cell.ts'

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const protocols = ['SCTP', 'TCP', 'UDP']

export const service = defineKind({
  group: '',
  version: 'v1',
  kind: 'Service',
  resource: 'services',
  namespaced: true,
  returnsDeleted: true,
  shortNames: ['svc'],
  categories: ['all'],
  hasStatus: true,
  allowCreateOnUpdate: true,
  nameProblems: isDns1123Label,
  columns: {
    definitions: [
      nameColumn,
      column('Type', 'How the service is reached.'),
      column('Cluster-IP', 'The address inside the cluster; None for a headless service.'),
      column('External-IP', 'The addresses outside the cluster.'),
      column('Port(s)', 'The ports, each with its node port and protocol.'),
      ageColumn,
      column('Selector', 'The labels of the pods behind it.', { priority: 1 }),
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      textAt(object, 'spec', 'type'),
      textAt(object, 'spec', 'clusterIPs', 0) || '<none>',
      externalAddresses(object),
      portsCell(object),
      ageCell(object, now),
      labelsCell(objectAt(object, 'spec', 'selector')),
    ],
  },
  selectableFields: {
    'spec.clusterIP': (object) => textAt(object, 'spec', 'clusterIP'),
    'spec.type': (object) => textAt(object, 'spec', 'type'),
  },
  applyDefaults,
  prepareForCreate(object) {
    object.status = { loadBalancer: {} }
    giveAddress(object)
  },
  prepareForUpdate(object, old) {
    const spec = ensureObject(object, 'spec')
    if (spec.type === 'ExternalName') return
    if (textAt(old, 'spec', 'clusterIP') === '') giveAddress(object)
    else for (const key of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) keep(spec, old, key)
  },
  validate,
  validateUpdate(object, old) {
    const before = textAt(old, 'spec', 'clusterIP')
    const after = textAt(object, 'spec', 'clusterIP')
    const typed =
      textAt(old, 'spec', 'type') !== 'ExternalName' && textAt(object, 'spec', 'type') !== 'ExternalName'
    const moved = typed && before !== '' && before !== after
    return [
      ...(moved
        ? [
            invalidValue(
              'spec.clusterIPs[0]',
              listAt(object, 'spec', 'clusterIPs'),
              'may not change once set',
            ),
          ]
        : []),
      ...validate(object),
    ]
  },
})

/** An update that leaves an allocated field out does not give it back. */
function keep(spec: Record<string, unknown>, old: KubernetesObject, key: string): void {
  if (spec[key] === undefined) spec[key] = valueAt(old, 'spec', key)
}

function applyDefaults(object: KubernetesObject): void {
  const spec = ensureObject(object, 'spec')
  setDefault(spec, 'type', 'ClusterIP')
  setDefault(spec, 'sessionAffinity', 'None')
  for (const port of objectsIn(spec.ports)) {
    setDefault(port, 'protocol', 'TCP')
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '')
      port.targetPort = port.port
  }
  if (spec.type === 'ExternalName') return
  setDefault(spec, 'internalTrafficPolicy', 'Cluster')
  if (spec.type === 'ClusterIP') return
  setDefault(spec, 'externalTrafficPolicy', 'Cluster')
  if (spec.type === 'LoadBalancer') setDefault(spec, 'allocateLoadBalancerNodePorts', true)
}

/**
 * An address in 10.96.0.0/12 from the name. Nothing listens there, so that two services may share one is no
 * harm, and a service keeps its address however often a test runs.
 */
function giveAddress(object: KubernetesObject): void {
  const spec = ensureObject(object, 'spec')
  if (spec.type === 'ExternalName') return
  const { namespace = '', name = '' } = object.metadata
  const hash = createHash('sha256').update(`${namespace}/${name}`).digest()
  const address = `10.${96 + (hash.readUInt8(0) % 16)}.${hash.readUInt8(1)}.${1 + (hash.readUInt8(2) % 254)}`
  setDefault(spec, 'clusterIP', textAt(spec, 'clusterIPs', 0) || address)
  setDefault(spec, 'clusterIPs', [spec.clusterIP])
  // A headless service without a selector may be reached by either family.
  const isEither = spec.clusterIP === 'None' && Object.keys(objectAt(spec, 'selector')).length === 0
  const family = String(spec.clusterIP).includes(':') ? 'IPv6' : 'IPv4'
  setDefault(spec, 'ipFamilies', isEither ? ['IPv4', 'IPv6'] : [family])
  setDefault(spec, 'ipFamilyPolicy', isEither ? 'RequireDualStack' : 'SingleStack')
}

function externalAddresses(object: KubernetesObject): string {
  const addresses = listAt(object, 'spec', 'externalIPs').map(String)
  switch (textAt(object, 'spec', 'type')) {
    case 'ClusterIP':
    case 'NodePort':
      return addresses.join(',') || '<none>'
    case 'LoadBalancer': {
      const ingress = listAt(object, 'status', 'loadBalancer', 'ingress')
      const found = ingress.map((entry) => textAt(entry, 'ip') || textAt(entry, 'hostname'))
      const unique = [...new Set(found.filter((address) => address !== ''))].sort()
      return [...unique, ...addresses].join(',') || '<pending>'
    }
    case 'ExternalName':
      return textAt(object, 'spec', 'externalName')
    default:
      return '<unknown>'
  }
}

function portsCell(object: KubernetesObject): string {
  const ports = listAt(object, 'spec', 'ports').map((port) => {
    const nodePort = numberAt(port, 'nodePort')
    return `${numberAt(port, 'port')}${nodePort > 0 ? `:${nodePort}` : ''}/${textAt(port, 'protocol')}`
  })
  return ports.join(',') || '<none>'
}

function validate(object: KubernetesObject): StatusCause[] {
  const type = textAt(object, 'spec', 'type')
  const ports = listAt(object, 'spec', 'ports')
  const causes: StatusCause[] = []
  const headless = textAt(object, 'spec', 'clusterIP') === 'None'
  if (ports.length === 0 && !headless && type !== 'ExternalName') causes.push(required('spec.ports'))
  if (type === 'ExternalName' && textAt(object, 'spec', 'externalName') === '')
    causes.push(required('spec.externalName', 'must be a lowercase RFC-1123 hostname'))
  causes.push(...validatePorts(ports))
  if (!types.includes(type)) causes.push(notSupported('spec.type', type, types))
  return causes
}

function validatePorts(ports: readonly unknown[]): StatusCause[] {
  const names = new Set<string>()
  const numbers = new Set<string>()
  return ports.flatMap((port, at) => {
    const field = `spec.ports[${at}]`
    const name = textAt(port, 'name')
    const number = numberAt(port, 'port')
    const protocol = textAt(port, 'protocol')
    const causes: StatusCause[] = []
    if (name === '' && ports.length > 1) causes.push(required(`${field}.name`))
    else if (name !== '')
      causes.push(...isDns1123Label(name).map((problem) => invalidValue(`${field}.name`, name, problem)))
    if (name !== '' && names.has(name)) causes.push(duplicate(`${field}.name`, name))
    names.add(name)
    if (number < 1 || number > 65535)
      causes.push(invalidValue(`${field}.port`, number, 'must be between 1 and 65535, inclusive'))
    const { targetPort } = objectAt(port)
    if (typeof targetPort === 'number' && (targetPort < 1 || targetPort > 65535))
      causes.push(invalidValue(`${field}.targetPort`, targetPort, 'must be between 1 and 65535, inclusive'))
    if (!protocols.includes(protocol)) causes.push(notSupported(`${field}.protocol`, protocol, protocols))
    const key = `${protocol}/${number}`
    if (numbers.has(key)) causes.push(duplicate(field, { protocol, port: number }))
    numbers.add(key)
    return causes
  })
}
