import { type AssessManifestsOptions, assessManifests } from '../health/assess-manifests.ts'

/** `binnacle health`: verdicts of manifests, without a cluster. */
export function health(options: AssessManifestsOptions): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  return assessManifests(options, { stdin, stdout, stderr, env })
}
