import type { GeneratedFile } from '../../src/generate/index.ts'

/** Makes files of the project out of its source; all paths are from the root of the project. */
export interface Generator {
  /** Where nothing is but what it makes: a file that it does not make any more is removed. */
  readonly folders?: readonly string[]
  /** Whole files. */
  generate(): readonly GeneratedFile[]
}
