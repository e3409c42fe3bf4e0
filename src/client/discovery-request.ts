import { formatApiVersion } from '../object/index.ts'
import { ClientError } from './client-error.ts'
import {
  type DiscoveredGroup,
  type DiscoveredResource,
  Discovery,
  type DiscoveryFailure,
} from './discovery.ts'
import {
  type AggregatedDocument,
  readAggregatedDocument,
  readCoreVersions,
  readGroupList,
  readResourceList,
} from './discovery-document.ts'
import type { WireRequest } from './transport.ts'

/** Sends a request and reads the answer as JSON; throws a `ClientError` for anything else. */
type Fetch = (request: WireRequest) => Promise<unknown>

/** The newest form first, as client-go asks; a server that knows none of them answers in the old one. */
const accept = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',')

/** Requests of the old form that run at the same time. */
const parallel = 16

/** One root of the API: `/api` for the core group, `/apis` for all others. */
interface Root {
  readonly groups: readonly DiscoveredGroup[]
  readonly resources: readonly DiscoveredResource[]
  readonly failures: readonly DiscoveryFailure[]
}

/**
 * Asks what the server serves: two requests in the aggregated form, else one for each group and version. A
 * part that fails is a failure in the answer; only when both roots fail does this throw.
 */
export async function discover(fetch: Fetch): Promise<Discovery> {
  const [core, named] = await Promise.allSettled([
    discoverRoot(fetch, '/api', readCoreVersions),
    discoverRoot(fetch, '/apis', readGroupList),
  ])
  if (core.status === 'rejected' && named.status === 'rejected') throw named.reason
  const roots = [
    core.status === 'fulfilled' ? core.value : failedRoot('/api', core.reason),
    named.status === 'fulfilled' ? named.value : failedRoot('/apis', named.reason),
  ]
  return new Discovery(
    roots.flatMap(({ groups }) => groups),
    roots.flatMap(({ resources }) => resources),
    roots.flatMap(({ failures }) => failures),
  )
}

async function discoverRoot(
  fetch: Fetch,
  path: string,
  readGroups: (body: unknown) => DiscoveredGroup[],
): Promise<Root> {
  const body = await fetch({ method: 'GET', path, headers: { accept } })
  const aggregated = readAggregatedDocument(body)
  if (aggregated) return { ...aggregated, failures: staleFailures(aggregated) }
  const groups = readGroups(body)
  const versions = groups.flatMap(({ name, versions }) =>
    versions.map((version) => formatApiVersion({ group: name, version })),
  )
  const failures: DiscoveryFailure[] = []
  const resources = await mapLimited(versions, async (groupVersion) => {
    try {
      return readResourceList(await fetch(getJson(`${path}/${groupVersion}`)))
    } catch (error) {
      failures.push({ groupVersion, error: clientError(error) })
      return []
    }
  })
  return { groups, resources: resources.flat(), failures }
}

function staleFailures({ stale }: AggregatedDocument): DiscoveryFailure[] {
  return stale.map((groupVersion) => ({
    groupVersion,
    error: new ClientError(
      'api',
      `${groupVersion}: its API server does not answer; what the server remembers of it may be old`,
      { code: 503, retriable: true },
    ),
  }))
}

function failedRoot(path: string, error: unknown): Root {
  return { groups: [], resources: [], failures: [{ groupVersion: path, error: clientError(error) }] }
}

/** An abort is no partial failure: it goes on as it came. */
function clientError(error: unknown): ClientError {
  if (error instanceof ClientError) return error
  throw error
}

function getJson(path: string): WireRequest {
  return { method: 'GET', path, headers: { accept: 'application/json' } }
}

/** Keeps the order of the items. */
async function mapLimited<A, B>(items: readonly A[], map: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) results[index] = await map(item)
  }
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work))
  return results
}
