import type { ManifestContext } from './manifest-context.ts'

/** Of their folders. */
export const secretsFolder = '/etc/binnacle'

/** A Secret that the endpoint reads, and the options that name its files. */
export interface EndpointSecret {
  /** Of the volume. */
  readonly name: string
  readonly secret: string
  readonly folder: string
  readonly options: readonly string[]
}

/** Each in a folder of its own, because a Secret that changes is swapped by whole folders. */
export function endpointSecrets({ values: { endpoint } }: ManifestContext): readonly EndpointSecret[] {
  const { tls, bearerTokens, webConfig } = endpoint
  const clientCa = tls.secret === '' ? '' : tls.clientCa.secret
  const secrets = [
    {
      name: 'tls',
      secret: tls.secret,
      files: { '--tls-cert-file': 'tls.crt', '--tls-private-key-file': 'tls.key' },
    },
    { name: 'client-ca', secret: clientCa, files: { '--client-ca-file': tls.clientCa.key } },
    { name: 'web-config', secret: webConfig.secret, files: { '--web-config-file': webConfig.key } },
    {
      name: 'bearer-tokens',
      secret: bearerTokens.secret,
      files: { '--bearer-token-file': bearerTokens.key },
    },
  ]
  return secrets
    .filter(({ secret }) => secret !== '')
    .map(({ name, secret, files }) => {
      const folder = `${secretsFolder}/${name}`
      const options = Object.entries(files).map(([option, file]) => `${option}=${folder}/${file}`)
      return { name, secret, folder, options }
    })
}
