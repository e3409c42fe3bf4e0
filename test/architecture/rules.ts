/**
 * The architecture as data: which folder may import which, in the order the data flows.
 * `architecture.test.ts` holds the source to it; ARCHITECTURE.md explains it.
 */
export const mayImport: Readonly<Record<string, readonly string[] | '*'>> = {
  base: [],
  object: ['base'],
  yaml: [],
  exposition: ['base'],
  catalogue: ['exposition', 'base'],
  schema: ['object', 'base'],
  health: ['object', 'base'],
  view: ['health', 'object', 'base'],
  client: ['yaml', 'object', 'base'],
  cache: ['client', 'object', 'base'],
  apiserver: ['schema', 'yaml', 'object', 'base'],
  endpoint: ['exposition', 'yaml', 'object', 'base'],
  testing: ['apiserver', 'cache', 'client', 'schema', 'object', 'base'],
  monitor: ['cache', 'client', 'health', 'view', 'schema', 'catalogue', 'exposition', 'object', 'base'],
  'custom-resource-state': ['cache', 'client', 'exposition', 'yaml', 'object', 'base'],
  exporter: ['endpoint', 'exposition', 'base'],
  promql: ['catalogue', 'exposition', 'yaml', 'base'],
  generate: ['promql', 'catalogue', 'exposition', 'schema', 'yaml', 'object', 'base'],
  server: ['view', 'endpoint', 'exposition', 'object', 'base'],
  demo: ['testing', 'apiserver', 'client', 'schema', 'object', 'base'],
  cli: '*',
}

/**
 * The same inside a folder that is large, for its parts, in the order the data flows; files of the folder itself wire
 * the parts, and may be imported by them only where they are named: seams that all parts share.
 */
export const inner: Readonly<
  Record<
    string,
    { readonly seams: readonly string[]; readonly mayImport: Readonly<Record<string, readonly string[]>> }
  >
> = {
  monitor: {
    seams: [
      'halved-limit.ts',
      'list-watch-client.ts',
      'monitor-instruments.ts',
      'monitor-part.ts',
      'object-fetcher.ts',
      'resource-observer.ts',
      'watch-observers.ts',
    ],
    mayImport: {
      pairing: [],
      definition: ['pairing'],
      record: ['definition', 'pairing'],
      finding: ['record'],
      series: ['record', 'definition'],
      tier: [],
      shard: [],
      kind: ['shard', 'series', 'record', 'definition'],
      transition: ['record'],
      workload: ['kind', 'series', 'record', 'definition', 'pairing'],
      event: [],
      views: ['workload', 'kind', 'finding', 'record', 'definition'],
      history: ['views', 'series', 'record'],
    },
  },
  promql: {
    seams: [],
    mayImport: {
      expression: [],
      knowledge: ['expression'],
      'rule-file': ['expression'],
      check: ['rule-file', 'knowledge', 'expression'],
    },
  },
  endpoint: {
    seams: [
      'connection-table.ts',
      'listen-error.ts',
      'listener.ts',
      'read-named-file.ts',
      'reloaded-file.ts',
    ],
    mayImport: {
      route: [],
      tls: [],
      access: ['tls', 'route'],
      gate: ['access', 'tls', 'route'],
      'web-configuration': ['gate', 'access', 'tls'],
    },
  },
  generate: {
    seams: ['generated-file.ts'],
    mayImport: {
      values: [],
      'prometheus-operator': [],
      reference: [],
      rule: ['values'],
      dashboard: [],
      manifest: ['rule', 'dashboard'],
    },
  },
}

/** Folders whose tests stand beside the source may also import these. */
export const testsMayImport: readonly string[] = ['testing']

/** Sub-folders with a door of their own, so that a part does not load the whole. */
export const innerDoors: readonly string[] = ['exporter/process', 'schema/cel']

/** Folders that also run in a browser: nothing from `node:` but what is named. */
export const nodeModulesOf: Readonly<Record<string, readonly string[]>> = {
  base: [],
  object: [],
  exposition: ['node:zlib'],
  catalogue: [],
  schema: [],
  health: [],
  view: [],
}

/** npm packages, each in the folders that may use it. Reasons: docs/dependencies.md. */
export const packagesOf: Readonly<Record<string, readonly string[]>> = {
  undici: ['client'],
  yaml: ['yaml', 'apiserver', 'generate', 'cli'],
  commander: ['cli'],
  picocolors: ['cli'],
  'string-width': ['cli'],
  'fast-json-patch': ['apiserver'],
  zod: ['generate'],
  bcryptjs: ['endpoint'],
  '@prometheus-io/lezer-promql': ['promql'],
  '@lezer/common': ['promql'],
  '@lezer/lr': ['promql'],
}

/** What examples import beside their own files: doors of the package by its name, and Node. */
export const examplesMayImport = /^(?:binnacle\/|node:)/

/**
 * Where the clock, timers and randomness of the process may be reached for; everywhere else they come in from outside.
 * (setTimeout, setInterval and fetch are held by the linter.)
 */
export const ambient =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\(|\bsetImmediate\(|\brandomUUID\(|\brandomBytes\(|\bAbortSignal\.timeout\(/

export const ambientIn: Readonly<Record<string, string>> = {
  'base/clock.ts': 'it is the clock',
  'cli/command/apiserver.ts': 'wires',
  'cli/command/custom-resource-state.ts': 'wires',
  'cli/custom-resource-state/monitor-part.ts': 'wires',
  'cli/command/demo.ts': 'wires',
  'cli/monitor/compose-monitor.ts': 'wires',
  'cli/get/watch-rows.ts': 'wires',
  'apiserver/api-server.ts': 'a default, so that a test needs no options',
  'apiserver/certificate/certificate-authority.ts': 'serial numbers have to be unpredictable',
  'apiserver/http/exchange.ts': 'gathers what is written in one turn of the event loop',
  'apiserver/pipeline/strategy.ts': 'UIDs have to be unique',
}

export const longestFile = 600
