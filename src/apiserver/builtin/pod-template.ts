import { isDns1123Label, type JsonObject, type StatusCause } from '../../object/index.ts'
import { duplicate, invalidValue, notSupported, required } from '../error/index.ts'
import { ensureObject, listAt, objectAt, objectsIn, setDefault, textAt } from './field.ts'

/** Fills in a pod spec what SetDefaults_PodSpec and the defaulters of containers and volumes fill in. */
export function applyPodSpecDefaults(podSpec: JsonObject): void {
  setDefault(podSpec, 'dnsPolicy', 'ClusterFirst')
  setDefault(podSpec, 'restartPolicy', 'Always')
  setDefault(podSpec, 'schedulerName', 'default-scheduler')
  setDefault(podSpec, 'securityContext', {})
  setDefault(podSpec, 'terminationGracePeriodSeconds', 30)
  for (const container of [...objectsIn(podSpec.initContainers), ...objectsIn(podSpec.containers)])
    applyContainerDefaults(container)
  for (const volume of objectsIn(podSpec.volumes)) applyVolumeDefaults(volume)
}

function applyContainerDefaults(container: JsonObject): void {
  setDefault(container, 'imagePullPolicy', pullPolicyOf(textAt(container, 'image')))
  setDefault(container, 'resources', {})
  setDefault(container, 'terminationMessagePath', '/dev/termination-log')
  setDefault(container, 'terminationMessagePolicy', 'File')
  for (const port of objectsIn(container.ports)) setDefault(port, 'protocol', 'TCP')
  for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe'])
    for (const probe of objectsIn([container[key]])) applyProbeDefaults(probe)
  for (const variable of objectsIn(container.env))
    for (const field of objectsIn([objectAt(variable, 'valueFrom').fieldRef]))
      setDefault(field, 'apiVersion', 'v1')
}

/** Always for `latest` and for no tag, because what they name moves; a digest does not. */
function pullPolicyOf(image: string): string {
  if (image.includes('@')) return 'IfNotPresent'
  const tag = /:([^/:]+)$/.exec(image)?.[1] ?? 'latest'
  return tag === 'latest' ? 'Always' : 'IfNotPresent'
}

function applyProbeDefaults(probe: JsonObject): void {
  setDefault(probe, 'failureThreshold', 3)
  setDefault(probe, 'periodSeconds', 10)
  setDefault(probe, 'successThreshold', 1)
  setDefault(probe, 'timeoutSeconds', 1)
  for (const get of objectsIn([probe.httpGet])) {
    setDefault(get, 'path', '/')
    setDefault(get, 'scheme', 'HTTP')
  }
  for (const call of objectsIn([probe.grpc])) if (call.service === undefined) call.service = ''
}

function applyVolumeDefaults(volume: JsonObject): void {
  if (Object.keys(volume).every((key) => key === 'name')) volume.emptyDir = {}
  for (const key of ['secret', 'configMap', 'downwardAPI', 'projected'])
    for (const source of objectsIn([volume[key]])) setDefault(source, 'defaultMode', 0o644)
  for (const source of objectsIn([volume.hostPath])) if (source.type === undefined) source.type = ''
  for (const source of objectsIn(objectAt(volume, 'projected').sources))
    for (const token of objectsIn([source.serviceAccountToken])) setDefault(token, 'expirationSeconds', 3600)
}

/** Gives a template its parts and its pod spec the defaults. */
export function applyPodTemplateDefaults(spec: JsonObject): void {
  const template = ensureObject(spec, 'template')
  ensureObject(template, 'metadata')
  applyPodSpecDefaults(ensureObject(template, 'spec'))
}

/** The checks of a pod spec that people run into; the rest is left to a real cluster. */
export function validatePodSpec(podSpec: unknown, path: string): StatusCause[] {
  const causes = [
    ...validateVolumes(podSpec, `${path}.volumes`),
    ...validateContainers(podSpec, 'containers', path),
    ...validateContainers(podSpec, 'initContainers', path),
  ]
  const restartPolicies = ['Always', 'OnFailure', 'Never']
  const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
  const restartPolicy = textAt(podSpec, 'restartPolicy')
  const dnsPolicy = textAt(podSpec, 'dnsPolicy')
  if (!restartPolicies.includes(restartPolicy))
    causes.push(notSupported(`${path}.restartPolicy`, restartPolicy, restartPolicies))
  if (!dnsPolicies.includes(dnsPolicy)) causes.push(notSupported(`${path}.dnsPolicy`, dnsPolicy, dnsPolicies))
  return causes
}

function validateContainers(
  podSpec: unknown,
  key: 'containers' | 'initContainers',
  path: string,
): StatusCause[] {
  const containers = listAt(podSpec, key)
  if (containers.length === 0) return key === 'containers' ? [required(`${path}.containers`)] : []
  const names = new Set<string>()
  const mounts = new Set(listAt(podSpec, 'volumes').map((volume) => textAt(volume, 'name')))
  return containers.flatMap((container, at) => {
    const field = `${path}.${key}[${at}]`
    const name = textAt(container, 'name')
    const causes: StatusCause[] = []
    if (name === '') causes.push(required(`${field}.name`))
    else causes.push(...isDns1123Label(name).map((problem) => invalidValue(`${field}.name`, name, problem)))
    if (name !== '' && names.has(name)) causes.push(duplicate(`${field}.name`, name))
    names.add(name)
    if (textAt(container, 'image') === '') causes.push(required(`${field}.image`))
    listAt(container, 'volumeMounts').forEach((mount, index) => {
      const mounted = textAt(mount, 'name')
      const at = `${field}.volumeMounts[${index}]`
      if (mounted === '') causes.push(required(`${at}.name`))
      else if (!mounts.has(mounted))
        causes.push({
          reason: 'FieldValueNotFound',
          message: `Not found: ${JSON.stringify(mounted)}`,
          field: `${at}.name`,
        })
      if (textAt(mount, 'mountPath') === '') causes.push(required(`${at}.mountPath`))
    })
    return causes
  })
}

function validateVolumes(podSpec: unknown, path: string): StatusCause[] {
  const names = new Set<string>()
  return listAt(podSpec, 'volumes').flatMap((volume, at) => {
    const name = textAt(volume, 'name')
    const field = `${path}[${at}].name`
    if (name === '') return [required(field)]
    const causes = isDns1123Label(name).map((problem) => invalidValue(field, name, problem))
    if (names.has(name)) causes.push(duplicate(field, name))
    names.add(name)
    return causes
  })
}
