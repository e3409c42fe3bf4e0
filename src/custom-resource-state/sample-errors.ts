import type { Logger } from '../base/index.ts'
import { type ObjectMeta, objectKey } from '../object/index.ts'
import type { CompiledFamily } from './family/compiled-family.ts'

/** So many metrics are remembered as told; beyond, everything is for the debug level. */
const mostTold = 1000

/**
 * Tells why objects have fewer samples than they might: the first time of each metric as a warning, every further
 * one at level debug, where a metric with `errorLogV` above 0 is from the beginning.
 */
export class SampleErrors {
  readonly #logger: Logger
  readonly #told = new Set<string>()

  constructor(logger: Logger) {
    this.#logger = logger
  }

  tell({ name, errorLogV }: CompiledFamily, error: string, metadata: ObjectMeta): void {
    const fields = { metric: name, object: objectKey(metadata), error }
    if (errorLogV > 0 || this.#told.has(name) || this.#told.size >= mostTold) {
      this.#logger.debug('a metric has no value for an object', fields)
      return
    }
    this.#told.add(name)
    this.#logger.warn('a metric has no value for an object; further ones are told at level debug', fields)
  }
}
