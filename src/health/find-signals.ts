import type { KubernetesObject } from '../object/index.ts'
import { findBuiltin } from './builtin/builtin-kind.ts'
import { findAbsence, findAwaited } from './evidence/absence.ts'
import { findAddress } from './evidence/address.ts'
import { findConditionSignals } from './evidence/condition.ts'
import { findCountSignals } from './evidence/count.ts'
import { findFlagSignals } from './evidence/flag.ts'
import { findLastRun } from './evidence/last-run.ts'
import { findLastSync } from './evidence/last-sync.ts'
import { findDeletion, findObservation, findStaleness } from './evidence/lifecycle.ts'
import { isConditions } from './evidence/loose-condition.ts'
import { findMarks } from './evidence/mark.ts'
import { findMessageSignals } from './evidence/message.ts'
import { outlastPatience } from './evidence/patience.ts'
import { type PlaceDetector, placesOf } from './evidence/place.ts'
import { findRun } from './evidence/run.ts'
import { findSchedule } from './evidence/schedule.ts'
import { findStateSignals } from './evidence/state.ts'
import { asFields, type Found, type Subject, type SubjectDetector, subjectOf } from './evidence/subject.ts'
import { findSuspension } from './evidence/suspension.ts'
import type { Hints } from './hints.ts'
import { findOverride } from './override/find-override.ts'
import type { Signal } from './signal.ts'

const onSubject: readonly SubjectDetector[] = [
  findDeletion,
  findSuspension,
  findStaleness,
  findObservation,
  findSchedule,
  findRun,
  findLastRun,
  findLastSync,
  findMarks,
  findAbsence,
  findAwaited,
]
const onPlace: readonly PlaceDetector[] = [
  findConditionSignals,
  findStateSignals,
  findFlagSignals,
  findCountSignals,
  findMessageSignals,
  findAddress,
]

/** Everything in an object that says how it fares, in the order found. Pure and total. */
export function findSignals(object: KubernetesObject, hints: Hints = {}): Signal[] {
  return signalsOf(subjectOf(object, hints))
}

export function signalsOf(subject: Subject): Signal[] {
  const found: Found = []
  if (findBuiltin(subject, found)) {
    findDeletion(subject, found)
    return found
  }
  findOverride(subject, found)
  for (const detect of onSubject) detect(subject, found)
  const status = asFields(subject.status) ?? { status: subject.status }
  for (const place of placesOf(status, isConditions)) {
    for (const detect of onPlace) detect(place, subject, found)
  }
  outlastPatience(subject, found)
  return found
}
