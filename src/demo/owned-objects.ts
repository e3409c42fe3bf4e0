import { asJsonObject, type KubernetesObject, parseTime } from '../object/index.ts'
import { momentOf } from './fate.ts'
import type { Member } from './fleet.ts'
import type { Moment } from './situation.ts'
import { attemptsWithin } from './workload/back-off.ts'
import type { Occurrence, OwnedObject } from './workload/owned-object.ts'

/** So long after a resource is ready its pod breaks, where its operator does not notice. */
const unnoticedAfter = 15_000

/** What an example resource owns at this time, owners before what they own. Pure. */
export function ownedObjects(member: Member, object: KubernetesObject, now: number): readonly OwnedObject[] {
  const { kind, fate, podFault, scaled } = member
  if (member.bare || fate.name === 'ignored' || !kind.owns) return []
  const created = parseTime(object.metadata.creationTimestamp) ?? now
  return kind.owns({
    kind: kind.resource.kind,
    name: member.name,
    namespace: member.namespace,
    spec: asJsonObject(object.spec),
    created,
    now,
    moment: momentOfPods(member, momentOf(fate, created, now), now),
    ...(podFault && { podFault }),
    ...(scaled && now >= created + scaled.after * 1000 && { scaled }),
  })
}

/** What operators report of an example resource itself. Pure. */
export function reports(member: Member, object: KubernetesObject, now: number): readonly Occurrence[] {
  if (member.bare) return []
  const created = parseTime(object.metadata.creationTimestamp) ?? now
  const { situation, since, failures, failureMs } = momentOf(member.fate, created, now)
  const common = { action: 'Reconcile', controller: `${member.kind.resource.kind.toLowerCase()}-operator` }
  if (situation.name === 'ready') {
    const note = 'everything is as its spec asks for'
    const times = { count: failures + 1, first: since, last: since }
    return [{ ...common, ...times, type: 'Normal', reason: 'Reconciled', note }]
  }
  if (situation.name !== 'degraded') return []
  const { count, last } = attemptsWithin(now - since)
  const { reason, message } = situation.fault
  const before = failures * attemptsWithin(failureMs).count
  const times = { count: before + count, first: since, last: since + last }
  return [{ ...common, ...times, type: 'Warning', reason, note: message }]
}

function momentOfPods({ fate, podFault }: Member, moment: Moment, now: number): Moment {
  const since = moment.since + unnoticedAfter
  if (fate.name !== 'steady' || !podFault || moment.situation.name !== 'ready' || now < since) return moment
  return { ...moment, situation: { name: 'degraded', fault: podFault }, since }
}
