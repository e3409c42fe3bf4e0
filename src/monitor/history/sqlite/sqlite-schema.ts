/** 'BinH' as the application_id of SQLite's header, by which `file` and we know the file. */
export const applicationId = 0x42696e48

/** Of the tables below, as user_version. A later Binnacle that changes them raises it and migrates. */
export const schemaVersion = 2

/**
 * Times are milliseconds since 1970 UTC. `resource` has what was last known of each life of a resource, `entry` what
 * befell it, with `until` when that ceased to tell anything of the present: at once, but of an entry of health when the
 * next was, and null of the last. `span` has when its kind was watched; `until` of a span is null while it lasts, and then it lasts to the
 * heartbeat in `meta`, which every transaction moves.
 */
export const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE kind (id INTEGER PRIMARY KEY, "group" TEXT NOT NULL, kind TEXT NOT NULL, UNIQUE ("group", kind));
CREATE TABLE resource (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL REFERENCES kind,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  since INTEGER,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  created INTEGER,
  deletion INTEGER,
  generation INTEGER,
  conditions TEXT NOT NULL,
  seen INTEGER NOT NULL,
  deleted INTEGER,
  has_health INTEGER NOT NULL DEFAULT 0,
  run INTEGER NOT NULL
);
CREATE INDEX resource_name ON resource (kind, namespace, name);
CREATE INDEX resource_deleted ON resource (deleted) WHERE deleted IS NOT NULL;
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  resource INTEGER NOT NULL REFERENCES resource,
  at INTEGER NOT NULL,
  until INTEGER,
  what TEXT NOT NULL,
  event TEXT,
  data TEXT NOT NULL
);
CREATE INDEX entry_resource ON entry (resource, at);
CREATE INDEX entry_at ON entry (at);
CREATE INDEX entry_until ON entry (until) WHERE until IS NOT NULL;
CREATE UNIQUE INDEX entry_last_health ON entry (resource) WHERE until IS NULL;
CREATE UNIQUE INDEX entry_event ON entry (resource, event) WHERE event IS NOT NULL;
CREATE TABLE span (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL REFERENCES kind,
  namespace TEXT,
  "from" INTEGER NOT NULL,
  until INTEGER
);
CREATE INDEX span_kind ON span (kind, "from");
`
