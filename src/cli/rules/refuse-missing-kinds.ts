import { missingKinds, type RuleValues } from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { RulesCluster } from './rules-cluster.ts'

/**
 * Throws a `CommandError` when the cluster does not have a kind that the values name: rules of it would be applied and never
 * fire. Returns warnings of those whose group it could not tell of.
 */
export function refuseMissingKinds(
  values: RuleValues,
  { kinds, unread }: Pick<RulesCluster, 'kinds' | 'unread'>,
): readonly string[] {
  const isUnread = (group: string) =>
    unread.some((failed) => failed.startsWith('/') || failed.startsWith(`${group}/`))
  const missing = missingKinds(values, kinds)
  const refused = missing.filter(({ group }) => !isUnread(group))
  if (refused.length > 0)
    throw new CommandError(
      [
        ...refused.map(({ message }) => message),
        'No rules were written; with --no-cluster they are, for kinds that are yet to come.',
      ].join('\n'),
      exitCode.usage,
    )
  return missing.map(({ message }) => `${message}; but it could not be asked for all that it serves`)
}
