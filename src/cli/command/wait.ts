import { systemClock } from '../../base/index.ts'
import { formatGroupKind } from '../../object/index.ts'
import { askCluster } from '../ask-cluster.ts'
import { type ConnectionOptions, namespaceAtServer } from '../connection.ts'
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
import { ClusterSource } from '../wait/cluster-source.ts'
import { type Goal, readGoal } from '../wait/goal.ts'
import { judgeWhole } from '../wait/judge-whole.ts'
import { ServerSource } from '../wait/server-source.ts'
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

/** What is waited for, as it was typed and as it is meant. */
interface Waiting {
  readonly kind: string
  readonly name: string
  readonly goal: Goal
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** `binnacle wait`: ends 0 when the resource has come to what is waited for, else 1 with the reason. */
export async function wait(options: WaitOptions): Promise<number> {
  const goal = readGoal(options.for)
  const timeoutMs = readTimeout(options.timeout)
  const { kind, name } = readOneResource('wait', options)
  const waiting = { kind, name, goal, timeoutMs, signal: terminationSignal() }
  const { server } = options
  return server === undefined ? inCluster(options, waiting) : atServer(options, server, waiting)
}

async function inCluster(options: WaitOptions, { kind, name, ...waiting }: Waiting): Promise<number> {
  return askCluster(options, async ({ client, namespace: ofContext, overrides, progress }) => {
    const [target, second] = await findTargets(client, [kind], overrides)
    if (!target || second)
      throw new CommandError(
        `'${kind}' means ${second ? 'several kinds' : 'no kind'} here; give its group, too`,
        exitCode.usage,
      )
    const namespace = options.namespace ?? ofContext
    const told = new Set<string>()
    const tell = (note: string) => {
      progress.clear()
      if (!told.has(note)) process.stderr.write(`binnacle: ${note}\n`)
      told.add(note)
    }
    const outcome = await awaitGoal({
      ...waiting,
      clock: systemClock,
      source: new ClusterSource({
        ...{ client, target, name, namespace },
        listForm: waiting.timeoutMs === 0 ? 'paged' : 'streaming',
        clock: systemClock,
        random: () => 0.5,
      }),
      judgeWhole: () => judgeWhole({ client, kind, name, namespace, overrides, progress }, tell),
    })
    progress.clear()
    const shown = `${formatGroupKind(target.resource).toLowerCase()}/${name}`
    return tellOutcome(outcome, { ...waiting, name: shown, timeout: options.timeout })
  })
}

async function atServer(
  options: WaitOptions,
  server: string,
  { kind, name, ...waiting }: Waiting,
): Promise<number> {
  refuseOverrides(options)
  const views = await serverViews(server, options)
  const named = { kind, name, namespace: await namespaceAtServer(options) }
  const source = new ServerSource({ views, named, goal: waiting.goal, clock: systemClock })
  const outcome = await withRefusal(awaitGoal({ ...waiting, source, clock: systemClock }))
  return tellOutcome(outcome, { ...waiting, name: `${kind}/${name}`, timeout: options.timeout })
}

function readTimeout(text: string): number {
  const timeout = parseSpan(text)
  if (timeout !== undefined) return timeout
  throw new CommandError(
    `--timeout: '${text}' is no duration; give one such as 30s, 5m or 1d`,
    exitCode.usage,
  )
}
