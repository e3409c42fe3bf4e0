/** The text of a kubeconfig for the load server on this port. */
export function loadKubeconfig(port: number): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'load',
    clusters: [{ name: 'load', cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: 'load', user: { token: 'load' } }],
    contexts: [{ name: 'load', context: { cluster: 'load', user: 'load' } }],
  })
}
