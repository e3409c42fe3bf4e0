export interface ResourceOptions {
  readonly version?: string
  readonly replicas?: number
  /** What goes wrong with it: see `wrong` in fixture/manager/reconciler.go. */
  readonly fault?: string
  readonly finalizers?: readonly string[]
}

/** A manifest of a kind of the manager. */
export function messagingResource(
  kind: 'Broker' | 'Topic',
  namespace: string,
  name: string,
  { version = '4.1.0', replicas = 3, fault = '', finalizers = [] }: ResourceOptions = {},
): string {
  return JSON.stringify({
    apiVersion: 'messaging.example.dev/v1',
    kind,
    metadata: { namespace, name, finalizers, annotations: { 'messaging.example.dev/fault': fault } },
    spec: { version, replicas },
  })
}
