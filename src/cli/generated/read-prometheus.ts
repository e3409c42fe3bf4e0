import { suggestion } from '../../base/index.ts'
import { type Client, ClientError, type Discovery, type RequestOptions } from '../../client/index.ts'
import {
  type MonitoringKind,
  monitoringResourceOf,
  type NamespaceLabels,
  type PrometheusObject,
  readPrometheus,
} from '../../generate/index.ts'
import { type ApiResource, labelsOf, namespaceResource } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** What a cluster says of its Prometheus Operator. */
export interface ClusterPrometheus {
  readonly prometheuses: readonly PrometheusObject[]
  /** Those that are known: none where listing them is denied. */
  readonly namespaces: readonly NamespaceLabels[]
  /** Which kinds of monitoring.coreos.com/v1 are served. */
  readonly served: ReadonlySet<MonitoringKind>
  /** What could not be had, as sentences. */
  readonly notes: readonly string[]
}

/** What of a `Client` is needed. */
export interface AskedCluster extends Pick<Client, 'pages'> {
  discover(
    options?: RequestOptions,
  ): Promise<Pick<Discovery, 'resources'> & Partial<Pick<Discovery, 'failures'>>>
}

export interface ReadPrometheusOptions {
  /** `namespace/name`, or a name: the only one to ask; a `CommandError` names those there are when it is none. */
  readonly only?: string
  /** What the cluster serves, where that is known; else it is asked. */
  readonly resources?: readonly ApiResource[]
  readonly signal?: AbortSignal
}

const group = 'monitoring.coreos.com'

/** In the order in which they are asked to select. */
const selectors: readonly ApiResource[] = [
  { group, version: 'v1', resource: 'prometheuses', kind: 'Prometheus', namespaced: true },
  { group, version: 'v1alpha1', resource: 'prometheusagents', kind: 'PrometheusAgent', namespaced: true },
  { group, version: 'v1', resource: 'thanosrulers', kind: 'ThanosRuler', namespaced: true },
]

/**
 * Reads every Prometheus, PrometheusAgent and ThanosRuler of the cluster, and its namespaces. What does not exist or may
 * not be read is a note; throws a `ClientError` where the cluster does not answer at all.
 */
export async function readClusterPrometheus(
  client: AskedCluster,
  options: ReadPrometheusOptions = {},
): Promise<ClusterPrometheus> {
  const signal = options.signal && { signal: options.signal }
  const resources = options.resources ?? (await client.discover({ ...signal })).resources
  const serves = (version: string, resource: string) =>
    resources.some((one) => one.group === group && one.version === version && one.resource === resource)
  const notes: string[] = []
  const list = async (resource: ApiResource) => {
    const items = []
    try {
      for await (const page of client.pages(resource, { ...signal })) items.push(...page.items)
    } catch (error) {
      if (!(error instanceof ClientError) || (error.code !== 403 && error.code !== 404)) throw error
      notes.push(`${resource.resource} could not be read: ${error.message}`)
      return []
    }
    return items.map((item) => ({ apiVersion: formatVersion(resource), kind: resource.kind, ...item }))
  }
  const prometheuses: PrometheusObject[] = []
  for (const resource of selectors.filter(({ version, resource }) => serves(version, resource)))
    for (const object of await list(resource)) prometheuses.push(...listOf(readPrometheus(object)))
  const namespaces = (await list(namespaceResource)).map((object) => ({
    name: object.metadata.name ?? '',
    labels: labelsOf(object),
  }))
  const kinds = Object.keys(monitoringResourceOf) as MonitoringKind[]
  return {
    prometheuses: options.only === undefined ? prometheuses : theOne(prometheuses, options.only),
    namespaces,
    served: new Set(kinds.filter((kind) => serves('v1', monitoringResourceOf[kind]))),
    notes,
  }
}

/** What to say where a kind that was asked for is not served; `instead` is what works without it. */
export function absentMonitoringKind(kind: MonitoringKind, instead: string): string {
  return (
    `the cluster does not serve ${kind} (${group}/v1): install the CustomResourceDefinition ` +
    `${monitoringResourceOf[kind]}.${group}, which comes with the Prometheus Operator, or ${instead}`
  )
}

function theOne(prometheuses: readonly PrometheusObject[], only: string): PrometheusObject[] {
  const found = prometheuses.filter(({ namespace, name }) => only === name || only === `${namespace}/${name}`)
  if (found.length > 0) return found
  const names = prometheuses.map(({ namespace, name }) => `${namespace}/${name}`)
  throw new CommandError(`there is no Prometheus ${only}${suggestion(only, names)}`, exitCode.usage)
}

function formatVersion({ group, version }: ApiResource): string {
  return `${group}/${version}`
}

function listOf<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}
