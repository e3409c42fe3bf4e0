import { type AssessManifestsOptions, assessManifests } from '../health/assess-manifests.ts'

export type HealthOptions = AssessManifestsOptions

/** `binnacle health`: verdicts of manifests, without a cluster. */
export function health(options: HealthOptions): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  return assessManifests(options, { stdin, stdout, stderr, env })
}
