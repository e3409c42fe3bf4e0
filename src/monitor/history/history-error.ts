/**
 * - `damaged`: the file is no database, or is no longer sound. Nothing is written into it any more.
 * - `foreign`: it is a database of something else, or of a later version.
 * - `locked`: another process keeps its history in it.
 * - `full`: there is no room left on the disk.
 * - `defect`: a fault of ours.
 * - `failed`: the file cannot be opened, read or written for another reason.
 */
export type HistoryErrorKind = 'damaged' | 'foreign' | 'locked' | 'full' | 'defect' | 'failed'

/** Why history cannot be kept. The message says what is wrong and what to do. */
export class HistoryError extends Error {
  readonly kind: HistoryErrorKind

  constructor(kind: HistoryErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'HistoryError'
    this.kind = kind
  }

  /** Whether it may pass by itself: another process ends, or somebody makes room. */
  get retriable(): boolean {
    return this.kind === 'locked' || this.kind === 'full' || this.kind === 'failed'
  }
}
