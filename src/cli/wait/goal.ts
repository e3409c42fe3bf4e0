import { suggestion } from '../../base/index.ts'
import { type HealthState, healthStates, unsureBelow, type Verdict } from '../../health/index.ts'
import { conditionsOf, type KubernetesObject } from '../../object/index.ts'
import { maskSecrets } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { whyOf } from '../print/health-glyph.ts'

/** What is waited for. */
export type Goal =
  | { readonly type: 'state'; readonly state: HealthState }
  | { readonly type: 'deleted' }
  | { readonly type: 'condition'; readonly condition: string; readonly status: string }

/** What is known of a resource: the object and its verdict; undefined when it is not there. */
export type Seen = { readonly object: KubernetesObject; readonly verdict: Verdict } | undefined

/** Whether a goal is reached, and how things stand in a few words. */
export interface Standing {
  readonly reached: boolean
  readonly text: string
}

/**
 * Reads what follows `--for`: a state of health; `delete`, or `deleted`; `condition=TYPE` or `condition=TYPE=STATUS`, as
 * kubectl wait takes them, with the status True unless it is given. Throws a `CommandError`.
 */
export function readGoal(text: string): Goal {
  const [word = '', condition = '', status = 'True', ...rest] = text.split('=')
  const lower = word.toLowerCase()
  if (lower === 'condition' && condition !== '' && status !== '' && rest.length === 0)
    return { type: 'condition', condition, status }
  if (text === lower || condition === '') {
    if (lower === 'delete' || lower === 'deleted') return { type: 'deleted' }
    const state = healthStates.find((each) => each === lower)
    if (state) return { type: 'state', state }
  }
  const goals = [...healthStates, 'deleted', 'condition=TYPE', 'condition=TYPE=STATUS']
  throw new CommandError(`--for: '${text}' is nothing to wait for${suggestion(text, goals)}`, exitCode.usage)
}

/** How near a resource is to a goal. Pure. */
export function standingOf(goal: Goal, seen: Seen): Standing {
  if (seen === undefined) return { reached: goal.type === 'deleted', text: 'it is not there' }
  const { verdict, object } = seen
  switch (goal.type) {
    case 'state':
      return stateStanding(goal.state, verdict)
    case 'deleted': {
      const { deletionTimestamp, finalizers = [] } = object.metadata
      if (deletionTimestamp === undefined)
        return { reached: false, text: 'nobody has asked for its deletion' }
      const held = finalizers.length > 0 ? `, held by ${finalizers.join(', ')}` : ''
      return { reached: false, text: `it is being deleted${held}` }
    }
    case 'condition': {
      const found = conditionsOf(object).find(
        ({ type }) => type.toLowerCase() === goal.condition.toLowerCase(),
      )
      if (!found) return { reached: false, text: `it has no condition ${goal.condition}` }
      const { status, reason = '', message = '' } = found
      return {
        reached: status.toLowerCase() === goal.status.toLowerCase() && !isOutdated(found, object),
        text: `${found.type} is ${status}${reason === '' ? '' : `, ${safeWhy({ reason, message })}`}`,
      }
    }
  }
}

/** How near a verdict is to a state. Pure. */
export function stateStanding(state: HealthState, verdict: Verdict): Standing {
  return { reached: isSurely(state, verdict), text: `it is ${verdict.state}, ${safeWhy(verdict)}` }
}

function safeWhy(verdict: Pick<Verdict, 'reason' | 'message'>): string {
  return maskSecrets(whyOf(verdict)) as string
}

/** A verdict on an older spec, or an unsure one, says nothing of whether it is well by now. */
function isSurely(state: HealthState, { state: found, certainty, stale }: Verdict): boolean {
  return found === state && certainty >= unsureBelow && !stale
}

/** As kubectl wait has it: a condition that speaks of an older generation does not count. */
function isOutdated(
  { observedGeneration }: { observedGeneration?: number },
  { metadata }: KubernetesObject,
): boolean {
  const { generation } = metadata
  return observedGeneration !== undefined && generation !== undefined && observedGeneration < generation
}
