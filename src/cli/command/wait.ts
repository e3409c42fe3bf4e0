import { systemClock } from '../../base/index.ts'
import { formatGroupKind } from '../../object/index.ts'
import { askCluster } from '../ask-cluster.ts'
import type { ConnectionOptions } from '../connection.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readOneResource } from '../get/resource-arguments.ts'
import { findTargets } from '../get/target.ts'
import { type OverrideOptions, refuseOverrides } from '../health/read-health-overrides.ts'
import { withRefusal } from '../refusal.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'
import { serverViews } from '../remote/server-views.ts'
import { parseSpan } from '../span.ts'
import { terminationSignal } from '../termination.ts'
import { awaitGoal } from '../wait/await-goal.ts'
import { type AwaitServerOptions, awaitServerGoal } from '../wait/await-server-goal.ts'
import { awaitWholeGoal } from '../wait/await-whole-goal.ts'
import { readGoal } from '../wait/goal.ts'
import { judgeWhole } from '../wait/judge-whole.ts'
import { tellOutcome } from '../wait/tell-outcome.ts'

export interface WaitOptions extends ConnectionOptions, OverrideOptions, ServerCredentials {
  readonly kind: string
  readonly name?: string
  readonly namespace?: string
  /** See `readGoal`. */
  readonly for: string
  /** A duration as Go writes it. */
  readonly timeout: string
  /** URL of a running Binnacle to ask instead of the API server. */
  readonly server?: string
}

/** `binnacle wait`: ends 0 when the resource has come to what is waited for, else 1 with the reason. */
export async function wait(options: WaitOptions): Promise<number> {
  const goal = readGoal(options.for)
  const timeoutMs = readTimeout(options.timeout)
  const { kind, name } = readOneResource('wait', options)
  const signal = terminationSignal()
  if (options.server !== undefined)
    return fromServer(options, options.server, { kind, name }, { goal, timeoutMs, signal })
  return askCluster(options, async ({ client, namespace: ofContext, overrides, progress }) => {
    const [target, second] = await findTargets(client, [kind], overrides)
    if (!target || second)
      throw new CommandError(
        `'${kind}' means ${second ? 'several kinds' : 'no kind'} here; give its group, too`,
        exitCode.usage,
      )
    const namespace = options.namespace ?? ofContext
    const subject = { client, name, namespace }
    const told = new Set<string>()
    const tell = (note: string) => {
      progress.clear()
      if (!told.has(note)) process.stderr.write(`binnacle: ${note}\n`)
      told.add(note)
    }
    const outcome = await awaitWholeGoal({
      goal,
      timeoutMs,
      clock: systemClock,
      signal,
      awaitAlone: (ms) =>
        awaitGoal({
          ...subject,
          target,
          goal,
          timeoutMs: ms,
          clock: systemClock,
          random: () => 0.5,
          signal,
        }),
      judgeWhole: () => judgeWhole({ ...subject, kind, overrides, progress }, tell),
    })
    progress.clear()
    const shown = `${formatGroupKind(target.resource).toLowerCase()}/${name}`
    return tellOutcome(outcome, { name: shown, goal, timeout: options.timeout, signal })
  })
}

async function fromServer(
  options: WaitOptions,
  server: string,
  { kind, name }: { readonly kind: string; readonly name: string },
  { goal, timeoutMs, signal }: Pick<AwaitServerOptions, 'goal' | 'timeoutMs' | 'signal'>,
): Promise<number> {
  refuseOverrides(options)
  const views = await serverViews(server, options)
  const outcome = await withRefusal(
    awaitServerGoal({
      views,
      named: { kind, name, namespace: options.namespace ?? 'default' },
      goal,
      timeoutMs,
      clock: systemClock,
      signal,
    }),
  )
  return tellOutcome(outcome, { name: `${kind}/${name}`, goal, timeout: options.timeout, signal })
}

function readTimeout(text: string): number {
  const timeout = parseSpan(text)
  if (timeout !== undefined) return timeout
  throw new CommandError(
    `--timeout: '${text}' is no duration; give one such as 30s, 5m or 1d`,
    exitCode.usage,
  )
}
