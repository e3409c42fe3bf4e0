import type { Drift } from '../../../view/index.ts'
import { meets, type Notion } from '../../pairing/index.ts'
import type { OwnedRecord } from '../object/owned-record.ts'
import { isCustomResource, type WorkloadGraph, type WorkloadNode } from '../object/workload-node.ts'
import type { WantedFields, WantedSpec } from './wanted-spec.ts'

/**
 * How an owned object differs from what the custom resource `owner` asks for, and what of it strangers wrote. Only where
 * it is beyond doubt which field of the one means which of the other; without `wanted` the strangers alone.
 *
 * A part of the spec speaks of the object named after it (`spec.web` of `shop` of `shop-web`), the whole spec of the
 * only workload there is. What an autoscaler sets is not the owner's to say. Of a field that differs and was written by a
 * stranger both are told at once.
 */
export function driftOf(
  record: OwnedRecord,
  owner: WorkloadNode,
  wanted: WantedSpec | undefined,
  graph: WorkloadGraph,
): Drift[] {
  const differences = wanted ? differencesOf(record, owner, wanted, graph) : []
  const strange = record.writes.map(
    ({ field, manager, at }): Drift => ({ field, manager, ...(at !== undefined && { at }) }),
  )
  const merged = differences.map((one) => {
    const written = strange.findIndex(({ field }) => isFieldOf(one.field, field, record))
    const [by] = written < 0 ? [] : strange.splice(written, 1)
    return by ? { ...by, ...one } : one
  })
  return [...merged, ...strange]
}

/** Where a notion of ours stands in the objects that have it. */
const paths: Readonly<Record<string, RegExp>> = {
  replicas: /^spec\.replicas$/,
  image: /^spec\.(jobTemplate\.spec\.)?template\.spec\.containers\[name=[^\]]*\]\.image$/,
  schedule: /^spec\.schedule$/,
  storage: /^spec\.resources\.requests\.storage$/,
  storageClass: /^spec\.storageClassName$/,
}

/** Whether a difference lies in the field that was written. Of several containers it is not known which one it is of. */
function isFieldOf(difference: string, written: string, { spec }: OwnedRecord): boolean {
  if (difference === 'image' && spec?.images?.length !== 1) return false
  return paths[difference]?.test(written) ?? false
}

function differencesOf(
  record: OwnedRecord,
  owner: WorkloadNode,
  wanted: WantedSpec,
  graph: WorkloadGraph,
): Drift[] {
  const { spec, resource } = record
  if (!spec || record.deletion !== undefined) return []
  const part = partFor(workloadOf(record, graph), owner, wanted)
  if (resource.kind === 'PersistentVolumeClaim') {
    const fields = part ?? (isAlike(record, owner, graph) ? wanted.whole : undefined)
    return [
      ...difference('storage', 'quantity', fields?.storage, spec.storage),
      ...difference('storageClass', 'exact', fields?.storageClass, spec.storageClass),
    ]
  }
  if (record.owners[0] !== owner.uid) return []
  const fields = part ?? (isOnly(record, owner, graph) ? wanted.whole : undefined)
  if (!fields) return []
  const setsReplicas = !spec.autoscaled && (resource.kind === 'Deployment' || resource.kind === 'StatefulSet')
  return [
    ...difference('schedule', 'exact', fields.schedule, spec.schedule),
    ...(setsReplicas ? difference('replicas', 'quantity', fields.replicas, spec.replicas ?? 1) : []),
    ...difference('image', 'image', fields.image, imageFor(fields.image, spec.images ?? [])),
    ...difference('version', 'version', fields.version, spec.version),
  ]
}

/** Of a claim that a StatefulSet owns that set, else the record itself. */
function workloadOf(record: OwnedRecord, graph: WorkloadGraph): OwnedRecord {
  const [parent] = graph.parents(record)
  return parent && !isCustomResource(parent) ? parent : record
}

function partFor(
  { name }: OwnedRecord,
  owner: WorkloadNode,
  { parts }: WantedSpec,
): WantedFields | undefined {
  for (const [field, fields] of Object.entries(parts)) {
    const word = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (name === `${owner.name}-${word}`) return fields
  }
  return undefined
}

const runningKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'])

/** Whether no other workload is owned beside it, of which the spec could speak as well. */
function isOnly(record: OwnedRecord, owner: WorkloadNode, graph: WorkloadGraph): boolean {
  return graph
    .children(owner)
    .every(
      (child) =>
        child.uid === record.uid || (!isCustomResource(child) && !runningKinds.has(child.resource.kind)),
    )
}

/** Whether all claims below the owner ask for the same: of several that do not, one spec cannot speak. */
function isAlike(record: OwnedRecord, owner: WorkloadNode, graph: WorkloadGraph): boolean {
  return graph
    .descendants(owner)
    .every(
      (node) =>
        isCustomResource(node) ||
        node.resource.kind !== 'PersistentVolumeClaim' ||
        (node.spec?.storage === record.spec?.storage &&
          node.spec?.storageClass === record.spec?.storageClass),
    )
}

function difference(
  field: string,
  notion: Notion,
  wanted: string | number | undefined,
  actual: string | number | undefined,
): Drift[] {
  if (wanted === undefined || actual === undefined || meets(notion, wanted, actual) !== false) return []
  return [{ field, wanted: String(wanted), actual: String(actual) }]
}

/**
 * The container that the image is meant for: that of the same repository, if there is one alone. Another may be a
 * helper, or come from a mirror.
 */
function imageFor(wanted: string | undefined, images: readonly string[]): string | undefined {
  if (wanted === undefined) return undefined
  const repository = repositoryOf(wanted)
  const same = images.filter((image) => meets('image', repository, repositoryOf(image)))
  return same.length === 1 ? same[0] : undefined
}

function repositoryOf(image: string): string {
  const [name = ''] = image.split('@', 1)
  return name.replace(/:[^/:]*$/, '')
}
