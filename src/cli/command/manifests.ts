import { ClientError } from '../../client/index.ts'
import {
  loadBundle,
  type ManifestContext,
  type ManifestValues,
  manifestFiles,
  manifestProblems,
  manifests as manifestsOf,
  manifestText,
  manifestValues,
  manifestWarnings,
  readValues,
  ValuesError,
} from '../../generate/index.ts'
import { type Connection, type ConnectionOptions, connect } from '../connection.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { checkNames } from '../generated/check-names.ts'
import { emitFiles, type OutputOptions } from '../generated/emit-files.ts'
import { readClusterPrometheus } from '../generated/read-prometheus.ts'
import { readValuesFiles } from '../generated/read-values-files.ts'
import { besideWhole, isUnlisted, listedResources } from '../manifests/listed-resources.ts'
import { definitionsOfCluster, definitionsOfFiles } from '../manifests/read-definitions.ts'
import { scrapePlacement } from '../manifests/scrape-placement.ts'
import { scraperNetwork } from '../manifests/scraper-network.ts'
import { checkKinds } from '../monitor/kind-options.ts'
import { version } from '../version.ts'

export interface ManifestsOptions extends ConnectionOptions, OutputOptions {
  readonly values?: readonly string[]
  readonly set?: readonly string[]
  readonly namespace: string
  readonly name: string
  /** Files of definitions; with them no cluster is asked. */
  readonly crds?: readonly string[]
  /** The only Prometheus to be selected by: `namespace/name`, or a name. */
  readonly prometheus?: string
  /** `values`: what was found out of the cluster, for the Helm chart. */
  readonly format: 'manifests' | 'values'
}

/** `binnacle manifests`: what installs Binnacle in a cluster. Throws a `CommandError` when it was used wrongly. */
export async function manifests(options: ManifestsOptions): Promise<number> {
  const tell = (note: string) => process.stderr.write(`binnacle: ${note}\n`)
  const given = await readGivenValues(options)
  const found = await findOut(options, given, tell)
  if (options.format === 'manifests')
    for (const warning of manifestWarnings(contextOf(options, given))) tell(warning)
  const wantsBundle = given.rules.enabled || given.dashboards.enabled
  const context: ManifestContext = {
    ...contextOf(options, given),
    values: { ...given, ...found },
    ...(wantsBundle && { bundle: await loadBundle(given.rules) }),
  }
  const files =
    options.format === 'values'
      ? [{ path: 'values.yaml', text: manifestText(foundValues(found)) }]
      : manifestFiles(manifestsOf(context))
  await emitFiles(files, {
    ...(options.out !== undefined && { out: options.out }),
    ...(options.force !== undefined && { force: options.force }),
    command: 'binnacle manifests',
    stdout: process.stdout,
    stderr: process.stderr,
  })
  return exitCode.ok
}

async function readGivenValues(options: ManifestsOptions): Promise<ManifestValues> {
  const { values: files, set, namespace, name } = options
  checkNames({ '--namespace': namespace, '--name': name })
  try {
    const values = readValues(manifestValues, await readValuesFiles(files, set))
    checkKinds(values.watch, 'watch.')
    const problems = manifestProblems(contextOf(options, values))
    if (problems.length > 0) throw new CommandError(problems.join('\n'), exitCode.usage)
    return values
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error
    throw new CommandError(error.message, exitCode.usage, { cause: error })
  }
}

function contextOf({ name, namespace }: ManifestsOptions, values: ManifestValues): ManifestContext {
  return { release: name, namespace, version, values }
}

type Found = Pick<ManifestValues, 'rbac' | 'scrape' | 'networkPolicy'>

/** Completes the values by what the cluster, or files, say. */
async function findOut(
  options: ManifestsOptions,
  values: ManifestValues,
  tell: (note: string) => void,
): Promise<Found> {
  const { crds } = options
  const { networkPolicy } = values
  const unlisted = isUnlisted(values.rbac)
  if (crds) {
    if (values.scrape.kind !== 'none' && Object.keys(values.scrape.labels).length === 0)
      tell(
        'with --crds no cluster is asked, so which labels its Prometheus selects is not known: --set scrape.labels.KEY=VALUE',
      )
    const definitions = await definitionsOfFiles(crds)
    return {
      rbac: unlisted ? listed(values, definitions) : values.rbac,
      scrape: values.scrape,
      networkPolicy,
    }
  }
  if (!unlisted && values.scrape.kind === 'none') return values
  const connection = await connect(options).catch(withAdvice)
  try {
    const definitions = unlisted ? await definitionsOfCluster(connection.client) : []
    return {
      rbac: unlisted ? listed(values, definitions) : values.rbac,
      ...(await selectedScrape(options, values, connection, tell)),
    }
  } catch (error) {
    return withAdvice(error)
  } finally {
    await connection.close()
  }
}

/** A cluster that cannot be asked is not needed: what it would say can be given. */
function withAdvice(error: unknown): never {
  const isAway =
    error instanceof ClientError || (error instanceof CommandError && error.cause instanceof ClientError)
  if (!isAway) throw error
  throw new CommandError(
    `${error.message}; or ask no cluster: --crds FILE, as kubectl get crds -o yaml writes it`,
    error instanceof CommandError ? error.exitCode : exitCode.no,
    { cause: error },
  )
}

function listed(values: ManifestValues, definitions: Parameters<typeof listedResources>[0]) {
  const { rbac, watch } = values
  return { ...rbac, ...besideWhole(listedResources(definitions, watch), rbac) }
}

async function selectedScrape(
  options: ManifestsOptions,
  values: ManifestValues,
  { client }: Connection,
  tell: (note: string) => void,
): Promise<Pick<Found, 'scrape' | 'networkPolicy'>> {
  const only = options.prometheus
  const cluster = await readClusterPrometheus(client, { ...(only !== undefined && { only }) })
  const placement = scrapePlacement(contextOf(options, values), cluster, tell)
  const { scrape, networkPolicy } = values
  if (!placement) return { scrape, networkPolicy }
  return {
    scrape: { ...scrape, labels: { ...placement.labels } },
    networkPolicy: scraperNetwork(networkPolicy, placement.selectedBy, tell),
  }
}

function foundValues({ rbac, scrape, networkPolicy }: Found) {
  const { namespaced, cluster } = rbac
  return {
    rbac: { namespaced, cluster },
    scrape: { labels: scrape.labels },
    ...(networkPolicy.from.length > 0 && { networkPolicy: { from: networkPolicy.from } }),
  }
}
