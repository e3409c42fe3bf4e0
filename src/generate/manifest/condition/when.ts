import { above, all, any, type Condition, is, listsOwnNamespace, not, set } from './condition.ts'

const sharded = set('sharding.enabled')
const reads = any(not(is('watch.owned', 'none')), is('rbac.customResources', 'all'))
const watchesItself = any(not(set('watch.namespaces')), listsOwnNamespace('watch.namespaces'))
/** A ServiceMonitor or PodMonitor is made. */
const monitored = not(is('scrape.kind', 'none'))
const asksToken = any(set('endpoint.kubernetesAuthentication'), set('endpoint.bearerTokens.secret'))
const asksCertificate = set('endpoint.tls.clientCa.secret')
const asksByFile = set('endpoint.webConfig.secret')
const showsCertificate = set('scrape.tls.clientCertificate')
/** Prometheus has nothing to show that the endpoint asks for. One way in suffices. */
const keptOut = all(
  monitored,
  not(all(asksToken, set('scrape.bearer.secret'))),
  not(all(asksCertificate, showsCertificate)),
  not(all(asksByFile, any(set('scrape.basicAuth.secret'), showsCertificate))),
)
const claimed = all(set('history.enabled'), not(sharded))

/** When an object is made, by its name or its part in the installation; and what else several of them hang on. */
export const when = {
  namespace: set('createNamespace'),
  serviceAccount: set('serviceAccount.create'),
  access: set('rbac.create'),
  /** Where all StatefulSets of its namespace are read anyway a replica needs no leave to follow its own. */
  shardRole: all(set('rbac.create'), sharded, not(all(reads, watchesItself))),
  ruleEditor: all(set('rbac.create'), set('rbac.ruleEditor')),
  metricsReader: all(set('rbac.create'), set('endpoint.kubernetesAuthentication'), set('rbac.metricsReader')),
  /** A Deployment without history needs none, a StatefulSet has claims of its own. */
  historyClaim: all(claimed, not(set('history.volume.existingClaim'))),
  historyVolume: claimed,
  deployment: not(sharded),
  statefulSet: sharded,
  /** With one replica alone there is nothing to keep up. */
  podDisruptionBudget: all(set('podDisruptionBudget.enabled'), above('replicas', 1)),
  spread: all(set('pod.spread'), above('replicas', 1)),
  networkPolicy: set('networkPolicy.enabled'),
  monitor: monitored,
  prometheusRule: set('rules.enabled'),
  dashboards: set('dashboards.enabled'),
  /** It is asked by HTTPS. */
  secure: any(
    set('endpoint.tls.secret'),
    all(set('endpoint.webConfig.secret'), set('endpoint.webConfig.https')),
  ),
  keptOut,
  missingToken: all(keptOut, asksToken),
  missingCertificate: all(keptOut, not(asksToken), asksCertificate),
  /** Perhaps: the file in that Secret may ask for nobody. */
  missingByFile: all(keptOut, not(asksToken), not(asksCertificate), asksByFile),
} as const satisfies Readonly<Record<string, Condition>>
