import { configurationDocuments, configurationFolder } from './configuration.ts'
import { endpointSecrets } from './endpoint-secrets.ts'
import type { ManifestContext } from './manifest-context.ts'

export const historyFolder = '/var/lib/binnacle'

/** The command line of the container, in the order of `binnacle --help`. */
export function containerArguments(context: ManifestContext): string[] {
  const { endpoint, watch, monitor, history, sharding } = context.values
  const option = (name: string, value: string | number) =>
    value === '' || value === 0 ? [] : [`${name}=${value}`]
  const kept = history.enabled
    ? [
        `--history=${historyFolder}/history.db`,
        `--history-retention=${history.retention}`,
        `--history-size=${history.size}`,
      ]
    : []
  return [
    `--listen=:${endpoint.port}`,
    `--log-format=${monitor.logFormat}`,
    `--log-level=${monitor.logLevel}`,
    ...endpointSecrets(context).flatMap(({ options }) => options),
    ...(endpoint.kubernetesAuthentication
      ? ['--authentication=kubernetes', ...option('--auth-token-audiences', endpoint.audiences.join(','))]
      : []),
    ...option('--namespaces', watch.namespaces.join(',')),
    ...option('--include', watch.include.join(',')),
    ...option('--exclude', watch.exclude.join(',')),
    `--owned=${watch.owned === 'none' ? 'off' : watch.owned}`,
    ...(watch.owned !== 'none' && !watch.ownedSecrets ? ['--owned-except=secrets'] : []),
    ...option('--tier', monitor.tier),
    ...option('--series-limit', monitor.seriesLimit),
    ...option('--opt-in', monitor.optIn.join(',')),
    ...option('--labels-allowlist', monitor.labelsAllowlist),
    ...option('--annotations-allowlist', monitor.annotationsAllowlist),
    ...option('--resync', monitor.resync),
    ...configurationDocuments(context).map(({ file, option }) => `${option}=${configurationFolder}/${file}`),
    ...kept,
    ...(sharding.enabled ? ['--shard=auto', ...option('--shard-handover', sharding.handover)] : []),
    ...monitor.extraArgs,
  ]
}
