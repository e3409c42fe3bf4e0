import type { Clock, Logger, Random } from '../base/index.ts'
import type { ResourceRegistry } from './resource/resource-registry.ts'
import type { Storage } from './storage/index.ts'

/** What every stage below the routes may use. */
export interface Context {
  readonly storage: Storage
  readonly resources: ResourceRegistry
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}
