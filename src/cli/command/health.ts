import { type AssessManifestsOptions, assessManifests } from '../health/assess-manifests.ts'
import { readStateNames } from '../state-names.ts'

export interface HealthOptions extends Omit<AssessManifestsOptions, 'failOn'> {
  readonly failOn?: readonly string[]
}

/** `binnacle health`: verdicts of manifests, without a cluster. Throws a `CommandError` when it was used wrongly. */
export async function health({ failOn = [], ...options }: HealthOptions): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  const states = readStateNames('--fail-on', failOn)
  return assessManifests({ ...options, failOn: states }, { stdin, stdout, stderr, env })
}
