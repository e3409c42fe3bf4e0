import type { ManifestValues } from './manifest-values.ts'

type AskedFor = 'nothing' | 'token' | 'certificate' | 'webConfig'

/**
 * What the endpoint asks for and Prometheus, by its ServiceMonitor or PodMonitor, has not got: `nothing` where it is let in.
 * One way in suffices. `webConfig`: perhaps, because the file in that Secret may ask for nobody. The templates of the Helm
 * chart know the same.
 */
export function missingCredentials({ endpoint, scrape }: ManifestValues): AskedFor {
  const { basicAuth, bearer, tls } = scrape
  const takes = {
    token: endpoint.kubernetesAuthentication || endpoint.bearerTokens.secret !== '',
    certificate: endpoint.tls.clientCa.secret !== '',
    webConfig: endpoint.webConfig.secret !== '',
  }
  const shows = {
    token: bearer.secret !== '',
    certificate: tls.clientCertificate !== '',
    webConfig: basicAuth.secret !== '' || tls.clientCertificate !== '',
  }
  const ways = ['token', 'certificate', 'webConfig'] as const
  if (scrape.kind === 'none' || ways.some((way) => takes[way] && shows[way])) return 'nothing'
  return ways.find((way) => takes[way]) ?? 'nothing'
}
