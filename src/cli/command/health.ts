import { CommandError, exitCode } from '../exit-code.ts'
import { type AssessManifestsOptions, assessManifests } from '../health/assess-manifests.ts'
import { OverrideWarnings } from '../health/override-warnings.ts'
import { type OverrideOptions, readHealthOverrides } from '../health/read-health-overrides.ts'
import { readStateNames } from '../state-names.ts'

export interface HealthOptions extends Omit<AssessManifestsOptions, 'failOn' | 'overrides'>, OverrideOptions {
  readonly failOn?: readonly string[]
}

/** `binnacle health`: verdicts of manifests, without a cluster. Throws a `CommandError` when it was used wrongly. */
export async function health({
  failOn = [],
  overrides,
  healthOverrides,
  ...options
}: HealthOptions): Promise<number> {
  if (options.explain && options.output === 'table')
    throw new CommandError(
      '--explain is for -o json, yaml and jsonl; a table has no room for it',
      exitCode.usage,
    )
  const { stdin, stdout, stderr, env } = process
  const chosen = {
    ...(overrides !== undefined && { overrides }),
    ...(healthOverrides !== undefined && { healthOverrides }),
  }
  const warnings = new OverrideWarnings()
  const code = await assessManifests(
    {
      ...options,
      failOn: readStateNames('--fail-on', failOn),
      overrides: await readHealthOverrides(chosen, warnings.add),
    },
    { stdin, stdout, stderr, env },
  )
  warnings.tell(stderr)
  return code
}
