/**
 * Something about a resource or a definition, beside its health, that somebody should look at:
 * - `heartbeat-stopped`: a time of its status that moves while all is well rests for over ten times its usual interval;
 * - `condition-stale`: a condition speaks of an older generation of the spec;
 * - `near-size-limit`: as JSON it is over a mebibyte, and etcd takes requests of one and a half;
 * - `stored-version-stale`: resources may be stored in a version that new ones are not;
 * - `stored-version-unserved`: and that version is no longer served;
 * - `stuck-progressing`: it has been progressing for over an hour;
 * - `stuck-terminating`: its deletion was asked for over a quarter of an hour ago;
 * - `not-reconciled`: its status has lain behind its spec for over ten minutes;
 * - `never-reconciled`: its status says nothing for ten minutes, while those of others of its kind do;
 * - `flapping`: a condition changed its status over five times in half an hour.
 */
export interface Finding {
  readonly rule:
    | 'heartbeat-stopped'
    | 'condition-stale'
    | 'near-size-limit'
    | 'stored-version-stale'
    | 'stored-version-unserved'
    | 'stuck-progressing'
    | 'stuck-terminating'
    | 'not-reconciled'
    | 'never-reconciled'
    | 'flapping'
  /** Path of the field it is about; empty for the whole object. */
  readonly field: string
  /** A sentence for people: what is so, and what to do where that is known. */
  readonly message: string
  /** Milliseconds since 1970 UTC. */
  readonly since?: number
}
