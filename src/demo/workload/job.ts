import { formatTime } from '../../object/index.ts'
import type { OwnedObject } from './owned-object.ts'
import { jobs } from './owned-resources.ts'
import { labelsOf, type Owner, operatorOf } from './owner.ts'
import { podOf } from './pod.ts'

/** A Job with its one pod: it runs while its owner is being created, and is done when that is. */
export function job(
  owner: Owner,
  container: { readonly name: string; readonly image: string },
): OwnedObject[] {
  const { name, created, moment } = owner
  const { situation } = moment
  const isDone = situation.name === 'ready'
  const at = formatTime(moment.since)
  const complete = (type: string) => ({
    type,
    status: 'True',
    reason: 'CompletionsReached',
    lastTransitionTime: at,
  })
  const run: OwnedObject = {
    resource: jobs,
    name,
    manager: operatorOf(owner),
    labels: labelsOf(owner),
    spec: { template: { spec: { containers: [container], restartPolicy: 'Never' } } },
    status: {
      startTime: formatTime(created),
      ...(isDone
        ? {
            active: 0,
            succeeded: 1,
            completionTime: at,
            conditions: [complete('SuccessCriteriaMet'), complete('Complete')],
          }
        : { active: 1 }),
    },
    events: [],
  }
  const state = isDone ? 'done' : situation.name === 'degraded' ? 'broken' : 'running'
  return [run, podOf({ owner, parent: run, ordinal: 0, name: `${name}-k7d2f`, container, state })]
}
