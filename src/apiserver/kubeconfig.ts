export interface KubeconfigOptions {
  readonly server: string
  /** PEM texts. */
  readonly certificateAuthority: string
  readonly clientCertificate: string
  readonly clientKey: string
}

/** A kubeconfig with everything inline, as YAML. */
export function kubeconfig({
  server,
  certificateAuthority,
  clientCertificate,
  clientKey,
}: KubeconfigOptions): string {
  const inline = (text: string) => Buffer.from(text).toString('base64')
  return `apiVersion: v1
kind: Config
clusters:
- name: binnacle
  cluster:
    server: ${server}
    certificate-authority-data: ${inline(certificateAuthority)}
users:
- name: binnacle-admin
  user:
    client-certificate-data: ${inline(clientCertificate)}
    client-key-data: ${inline(clientKey)}
contexts:
- name: binnacle
  context:
    cluster: binnacle
    user: binnacle-admin
current-context: binnacle
`
}
