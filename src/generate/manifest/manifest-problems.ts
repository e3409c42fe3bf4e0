import { parseDuration } from '../../object/index.ts'
import { fullname, type ManifestContext } from './manifest-context.ts'
import { named, serviceName } from './object-name.ts'

/** Each with what to do; the templates of the Helm chart are given the same. */
export const problemText = {
  historyOfReplicas:
    'history.enabled: one file cannot be written by several replicas; set sharding.enabled=true or replicas=1',
  claimOfShards:
    'history.volume.existingClaim: each replica of a StatefulSet has a claim of its own; leave it empty',
  unnamedAccount:
    'serviceAccount.name: name the account that is to be used, because with create=false rbac would be granted to the account default',
  tlsTwice:
    'endpoint.tls.secret: not with endpoint.webConfig; say it in that file, under tls_server_config, and set webConfig.https=true',
  clientsWithoutTls: 'endpoint.tls.clientCa: client certificates need endpoint.tls.secret',
  lateScrape: (timeout: string, interval: string) =>
    `scrape.timeout: the operator refuses a time-out (${timeout}) that is longer than the interval (${interval})`,
  noServiceName: (name: string) =>
    `fullnameOverride: no Service can be called ${name}, because it has to begin with a small letter and to have small letters, digits and - alone; give a name`,
}

/** What values say that cannot go together, each with what to do. The Helm chart refuses the same. */
export function manifestProblems(context: Pick<ManifestContext, 'release' | 'values'>): string[] {
  const { values } = context
  const { history, replicas, sharding, serviceAccount, endpoint, scrape } = values
  const name = fullname(context)
  const found: readonly (readonly [isProblem: boolean, text: string])[] = [
    [!named(serviceName).safeParse(name).success, problemText.noServiceName(name)],
    [history.enabled && replicas > 1 && !sharding.enabled, problemText.historyOfReplicas],
    [history.enabled && sharding.enabled && history.volume.existingClaim !== '', problemText.claimOfShards],
    [!serviceAccount.create && serviceAccount.name === '' && values.rbac.create, problemText.unnamedAccount],
    [endpoint.webConfig.secret !== '' && endpoint.tls.secret !== '', problemText.tlsTwice],
    [endpoint.tls.clientCa.secret !== '' && endpoint.tls.secret === '', problemText.clientsWithoutTls],
    [
      (parseDuration(scrape.timeout) ?? 0) > (parseDuration(scrape.interval) ?? 0),
      problemText.lateScrape(scrape.timeout, scrape.interval),
    ],
  ]
  return found.filter(([isProblem]) => isProblem).map(([, text]) => text)
}
