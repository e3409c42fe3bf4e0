import { health as assessManifests, type HealthOptions } from '../health.ts'

/** `binnacle health`: verdicts of manifests, without a cluster. */
export function health(options: HealthOptions): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  return assessManifests(options, { stdin, stdout, stderr, env })
}
