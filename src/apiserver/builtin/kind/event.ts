import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { invalidValue, required } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageOf } from '../age.ts'
import { defineKind, type KindDeclaration } from '../define-kind.ts'
import { coreEventFrom, eventFrom } from '../event-conversion.ts'
import { numberAt, setDefault, textAt, valueAt } from '../field.ts'

const shared = {
  kind: 'Event',
  resource: 'events',
  namespaced: true,
  shortNames: ['ev'],
  allowCreateOnUpdate: true,
} satisfies Partial<KindDeclaration>

/** Events as core/v1 has them; all are stored so. */
export const event = defineKind({
  ...shared,
  group: '',
  version: 'v1',
  columns: {
    definitions: eventColumns(),
    cells: eventCells,
  },
  selectableFields: {
    'involvedObject.kind': (object) => textAt(object, 'involvedObject', 'kind'),
    'involvedObject.namespace': (object) => textAt(object, 'involvedObject', 'namespace'),
    'involvedObject.name': (object) => textAt(object, 'involvedObject', 'name'),
    'involvedObject.uid': (object) => textAt(object, 'involvedObject', 'uid'),
    'involvedObject.apiVersion': (object) => textAt(object, 'involvedObject', 'apiVersion'),
    'involvedObject.resourceVersion': (object) => textAt(object, 'involvedObject', 'resourceVersion'),
    'involvedObject.fieldPath': (object) => textAt(object, 'involvedObject', 'fieldPath'),
    reason: (object) => textAt(object, 'reason'),
    reportingComponent: (object) => textAt(object, 'reportingComponent'),
    source: (object) => textAt(object, 'source', 'component') || textAt(object, 'reportingComponent'),
    type: (object) => textAt(object, 'type'),
  },
  applyDefaults(object) {
    for (const key of ['reportingComponent', 'reportingInstance'])
      if (object[key] === undefined) object[key] = ''
    setDefault(object, 'source', {})
    setNull(object, ['eventTime', 'firstTimestamp', 'lastTimestamp'])
  },
  validate: (object) => validateNamespace(object, textAt(object, 'involvedObject', 'namespace')),
})

/** The same events as events.k8s.io/v1 shows them. */
export const eventsV1Event = defineKind({
  ...shared,
  group: 'events.k8s.io',
  version: 'v1',
  storedAs: {
    group: '',
    version: 'v1',
    resource: 'events',
    toStored: coreEventFrom,
    fromStored: eventFrom,
  },
  columns: {
    definitions: eventColumns(),
    cells: (object, now) => eventCells(coreEventFrom(object), now),
  },
  selectableFields: {
    'regarding.kind': (object) => textAt(object, 'regarding', 'kind'),
    'regarding.namespace': (object) => textAt(object, 'regarding', 'namespace'),
    'regarding.name': (object) => textAt(object, 'regarding', 'name'),
    'regarding.uid': (object) => textAt(object, 'regarding', 'uid'),
    'regarding.apiVersion': (object) => textAt(object, 'regarding', 'apiVersion'),
    'regarding.resourceVersion': (object) => textAt(object, 'regarding', 'resourceVersion'),
    'regarding.fieldPath': (object) => textAt(object, 'regarding', 'fieldPath'),
    reason: (object) => textAt(object, 'reason'),
    reportingController: (object) => textAt(object, 'reportingController'),
    type: (object) => textAt(object, 'type'),
  },
  applyDefaults(object) {
    setDefault(object, 'deprecatedSource', {})
    setNull(object, ['eventTime', 'deprecatedFirstTimestamp', 'deprecatedLastTimestamp'])
  },
  validate(object) {
    const causes = validateNamespace(object, textAt(object, 'regarding', 'namespace'))
    if (typeof object.eventTime !== 'string') causes.push(required('eventTime'))
    else
      for (const key of ['reportingController', 'reportingInstance', 'action', 'reason'])
        if (textAt(object, key) === '') causes.push(required(key))
    if (!['Normal', 'Warning'].includes(textAt(object, 'type')))
      causes.push(
        invalidValue('type', textAt(object, 'type'), `has invalid value: ${textAt(object, 'type')}`),
      )
    return causes
  },
  validateUpdate: () => [],
})

/** Times that are not set are null in events, not absent. */
function setNull(object: KubernetesObject, fields: readonly string[]): void {
  for (const field of fields) object[field] ??= null
}

/** An event about a cluster-scoped object lies in `default` (legacyValidateEvent). */
function validateNamespace(object: KubernetesObject, involved: string): StatusCause[] {
  const { namespace = '' } = object.metadata
  const fits =
    involved === ''
      ? namespace === '' || namespace === 'default' || namespace === 'kube-system'
      : involved === namespace
  return fits ? [] : [invalidValue('involvedObject.namespace', involved, 'does not match event.namespace')]
}

function eventColumns() {
  return [
    column('Last Seen', 'How long ago it was seen last.'),
    column('Type', 'Normal or Warning.'),
    column('Reason', 'Why it was written, in one word.'),
    column('Object', 'What it is about.'),
    column('Subobject', 'The part of the object that it is about.', { priority: 1 }),
    column('Source', 'Who wrote it.', { priority: 1 }),
    column('Message', 'What happened.'),
    column('First Seen', 'How long ago it was seen first.', { priority: 1 }),
    column('Count', 'How often it was seen.', { priority: 1 }),
    { ...nameColumn, priority: 1 },
  ]
}

function eventCells(object: KubernetesObject, now: number) {
  const { firstTimestamp, lastTimestamp, eventTime, series } = object
  const first = ageOf(firstTimestamp ?? eventTime, now)
  const last = typeof lastTimestamp !== 'string' ? first : ageOf(lastTimestamp, now)
  const name = textAt(object, 'involvedObject', 'name')
  const kind = textAt(object, 'involvedObject', 'kind').toLowerCase()
  const component = textAt(object, 'source', 'component') || textAt(object, 'reportingComponent')
  const host = textAt(object, 'source', 'host') || textAt(object, 'reportingInstance')
  return [
    series === undefined ? last : ageOf(valueAt(series, 'lastObservedTime'), now),
    textAt(object, 'type'),
    textAt(object, 'reason'),
    name === '' ? kind : `${kind}/${name}`,
    textAt(object, 'involvedObject', 'fieldPath'),
    host === '' ? component : `${component}, ${host}`,
    textAt(object, 'message').trim(),
    first,
    series === undefined ? numberAt(object, 'count') || 1 : numberAt(series, 'count'),
    object.metadata.name ?? '',
  ]
}
