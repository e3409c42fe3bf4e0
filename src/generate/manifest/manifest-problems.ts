import { parseDuration } from '../../object/index.ts'
import type { ManifestValues } from './manifest-values.ts'

/** What values say that cannot go together, each with what to do. The Helm chart refuses the same. */
export function manifestProblems(values: ManifestValues): string[] {
  const { history, replicas, sharding, serviceAccount, endpoint, scrape } = values
  const problems: string[] = []
  if (history.enabled && replicas > 1 && !sharding.enabled)
    problems.push(
      'history.enabled: one file cannot be written by several replicas; set sharding.enabled=true or replicas=1',
    )
  if (history.enabled && sharding.enabled && history.volume.existingClaim !== '')
    problems.push(
      'history.volume.existingClaim: each replica of a StatefulSet has a claim of its own; leave it empty',
    )
  if (!serviceAccount.create && serviceAccount.name === '' && values.rbac.create)
    problems.push(
      'serviceAccount.name: name the account that is to be used, because with create=false rbac would be granted to the account default',
    )
  if (endpoint.webConfig.secret !== '' && endpoint.tls.secret !== '')
    problems.push(
      'endpoint.tls.secret: not with endpoint.webConfig; say it in that file, under tls_server_config, and set webConfig.https=true',
    )
  if (endpoint.tls.clientCa.secret !== '' && endpoint.tls.secret === '')
    problems.push('endpoint.tls.clientCa: client certificates need endpoint.tls.secret')
  if ((parseDuration(scrape.timeout) ?? 0) > (parseDuration(scrape.interval) ?? 0))
    problems.push(
      `scrape.timeout: the operator refuses a time-out (${scrape.timeout}) that is longer than the interval (${scrape.interval})`,
    )
  return problems
}
