import { parseDuration } from '../../object/index.ts'
import { isSecure } from './endpoint-secrets.ts'
import { fullname, type ManifestContext } from './manifest-context.ts'
import type { ManifestValues } from './manifest-values.ts'
import { named, serviceName } from './object-name.ts'
import { missingCredentials } from './scrape-credentials.ts'
import { unpublishedImage } from './value/image.ts'

const orOwnMonitor =
  'so each scrape would end in 401; or set scrape.kind=none and bring a monitor of your own'

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
  noTokenToShow: `scrape.bearer.secret: name the Secret of a token; endpoint.kubernetesAuthentication and endpoint.bearerTokens ask for one and Prometheus has none, ${orOwnMonitor}`,
  noCertificateToShow: `scrape.tls.clientCertificate: name a Secret with tls.crt and tls.key; endpoint.tls.clientCa asks for a certificate and Prometheus has none, ${orOwnMonitor}`,
  lateScrape: (timeout: string, interval: string) =>
    `scrape.timeout: the operator refuses a time-out (${timeout}) that is longer than the interval (${interval})`,
  noServiceName: (name: string) =>
    `fullnameOverride: no Service can be called ${name}, because it has to begin with a small letter and to have small letters, digits and - alone; give a name`,
}

export const warningText = {
  unpublishedImage:
    'no image is published yet: build one, push it where the cluster pulls from, and say --set image.repository=REGISTRY/binnacle',
  noRunbookUrl:
    'runbook_url of the alerts names pages of docs/runbooks and leads nowhere yet; publish them and set rules.runbookUrl=https://…',
  webConfigMayAsk:
    'the file of endpoint.webConfig may ask who scrapes, and Prometheus has nothing to show; if it names users or wants client certificates, set scrape.basicAuth.secret or scrape.tls.clientCertificate, because each scrape would end in 401',
  clearText:
    'Prometheus shows its token or password in clear text, because the endpoint is asked by http; set endpoint.tls.secret to a Secret of type kubernetes.io/tls and scrape.tls.ca.secret to its authority, or webConfig.https=true where endpoint.webConfig has TLS',
}

/** What can be made of these values and may not be what is wanted. The notes of the Helm chart warn of the same. */
export function manifestWarnings(values: ManifestValues): string[] {
  const found: readonly (readonly [isWarning: boolean, text: string])[] = [
    [values.image.repository === unpublishedImage, warningText.unpublishedImage],
    [values.rules.enabled && values.rules.runbookUrl === '', warningText.noRunbookUrl],
    [missingCredentials(values) === 'webConfig', warningText.webConfigMayAsk],
    [showsInClearText(values), warningText.clearText],
  ]
  return found.filter(([isWarning]) => isWarning).map(([, text]) => text)
}

function showsInClearText(values: ManifestValues): boolean {
  const { kind, bearer, basicAuth } = values.scrape
  return kind !== 'none' && (bearer.secret !== '' || basicAuth.secret !== '') && !isSecure({ values })
}

/** What values say that cannot go together, each with what to do. The Helm chart refuses the same. */
export function manifestProblems(context: Pick<ManifestContext, 'release' | 'values'>): string[] {
  const { values } = context
  const { history, replicas, sharding, serviceAccount, endpoint, scrape } = values
  const name = fullname(context)
  const missing = missingCredentials(values)
  const found: readonly (readonly [isProblem: boolean, text: string])[] = [
    [!named(serviceName).safeParse(name).success, problemText.noServiceName(name)],
    [history.enabled && replicas > 1 && !sharding.enabled, problemText.historyOfReplicas],
    [history.enabled && sharding.enabled && history.volume.existingClaim !== '', problemText.claimOfShards],
    [!serviceAccount.create && serviceAccount.name === '' && values.rbac.create, problemText.unnamedAccount],
    [endpoint.webConfig.secret !== '' && endpoint.tls.secret !== '', problemText.tlsTwice],
    [endpoint.tls.clientCa.secret !== '' && endpoint.tls.secret === '', problemText.clientsWithoutTls],
    [missing === 'token', problemText.noTokenToShow],
    [missing === 'certificate' && endpoint.tls.secret !== '', problemText.noCertificateToShow],
    [
      (parseDuration(scrape.timeout) ?? 0) > (parseDuration(scrape.interval) ?? 0),
      problemText.lateScrape(scrape.timeout, scrape.interval),
    ],
  ]
  return found.filter(([isProblem]) => isProblem).map(([, text]) => text)
}
