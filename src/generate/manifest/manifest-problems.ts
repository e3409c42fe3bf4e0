import { above, all, any, type Condition, is, longer, namesService, not, set } from './condition/condition.ts'
import { type ConditionContext, holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { fullname } from './manifest-context.ts'
import { unpublishedImage } from './value/image.ts'

/** What a text says of the values; the templates of the Helm chart put expressions there. */
export type Facts = Readonly<Record<'fullname' | 'interval' | 'timeout', string>>

/** Something that is said of values when a condition holds, with what to do. */
export interface Remark {
  readonly when: Condition
  readonly text: (facts: Facts) => string
}

const orOwnMonitor =
  'so each scrape would end in 401; or set scrape.kind=none and bring a monitor of your own'

/** What cannot go together, by names under which the Helm chart refuses the same. */
export const problems: Readonly<Record<string, Remark>> = {
  noServiceName: {
    when: not(namesService),
    text: ({ fullname }) =>
      `fullnameOverride: no Service can be called ${fullname}, because it has to begin with a small letter and to have small letters, digits and - alone; give a name`,
  },
  historyOfReplicas: {
    when: all(set('history.enabled'), above('replicas', 1), not(set('sharding.enabled'))),
    text: () =>
      'history.enabled: one file cannot be written by several replicas; set sharding.enabled=true or replicas=1',
  },
  claimOfShards: {
    when: all(set('history.enabled'), set('sharding.enabled'), set('history.volume.existingClaim')),
    text: () =>
      'history.volume.existingClaim: each replica of a StatefulSet has a claim of its own; leave it empty',
  },
  unnamedAccount: {
    when: all(not(set('serviceAccount.create')), not(set('serviceAccount.name')), set('rbac.create')),
    text: () =>
      'serviceAccount.name: name the account that is to be used, because with create=false rbac would be granted to the account default',
  },
  tlsTwice: {
    when: all(set('endpoint.webConfig.secret'), set('endpoint.tls.secret')),
    text: () =>
      'endpoint.tls.secret: not with endpoint.webConfig; say it in that file, under tls_server_config, and set webConfig.https=true',
  },
  clientsWithoutTls: {
    when: all(set('endpoint.tls.clientCa.secret'), not(set('endpoint.tls.secret'))),
    text: () => 'endpoint.tls.clientCa: client certificates need endpoint.tls.secret',
  },
  noTokenToShow: {
    when: when.missingToken,
    text: () =>
      `scrape.bearer.secret: name the Secret of a token; endpoint.kubernetesAuthentication and endpoint.bearerTokens ask for one and Prometheus has none, ${orOwnMonitor}`,
  },
  noCertificateToShow: {
    when: all(when.missingCertificate, set('endpoint.tls.secret')),
    text: () =>
      `scrape.tls.clientCertificate: name a Secret with tls.crt and tls.key; endpoint.tls.clientCa asks for a certificate and Prometheus has none, ${orOwnMonitor}`,
  },
  lateScrape: {
    when: longer('scrape.timeout', 'scrape.interval'),
    text: ({ timeout, interval }) =>
      `scrape.timeout: the operator refuses a time-out (${timeout}) that is longer than the interval (${interval})`,
  },
}

/** What can be made and may not be what is wanted, by names under which the notes of the Helm chart warn of the same. */
export const warnings: Readonly<Record<string, Remark>> = {
  unpublishedImage: {
    when: is('image.repository', unpublishedImage),
    text: () =>
      'no image is published yet: build one, push it where the cluster pulls from, and say --set image.repository=REGISTRY/binnacle',
  },
  noRunbookUrl: {
    when: all(when.prometheusRule, not(set('rules.runbookUrl'))),
    text: () =>
      'runbook_url of the alerts names pages of docs/runbooks and leads nowhere yet; publish them and set rules.runbookUrl=https://…',
  },
  webConfigMayAsk: {
    when: when.missingByFile,
    text: () =>
      'the file of endpoint.webConfig may ask who scrapes, and Prometheus has nothing to show; if it names users or wants client certificates, set scrape.basicAuth.secret or scrape.tls.clientCertificate, because each scrape would end in 401',
  },
  clearText: {
    when: all(
      when.monitor,
      any(set('scrape.bearer.secret'), set('scrape.basicAuth.secret')),
      not(when.secure),
    ),
    text: () =>
      'Prometheus shows its token or password in clear text, because the endpoint is asked by http; set endpoint.tls.secret to a Secret of type kubernetes.io/tls and scrape.tls.ca.secret to its authority, or webConfig.https=true where endpoint.webConfig has TLS',
  },
}

/** What values say that cannot go together, each with what to do. */
export function manifestProblems(context: ConditionContext): string[] {
  return said(problems, context)
}

/** What can be made of these values and may not be what is wanted, each with what to do. */
export function manifestWarnings(context: ConditionContext): string[] {
  return said(warnings, context)
}

function said(remarks: Readonly<Record<string, Remark>>, context: ConditionContext): string[] {
  const { interval, timeout } = context.values.scrape
  const facts = { fullname: fullname(context), interval, timeout }
  return Object.values(remarks)
    .filter((remark) => holds(remark.when, context))
    .map(({ text }) => text(facts))
}
