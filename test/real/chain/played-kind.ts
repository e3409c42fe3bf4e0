import type { Kubectl } from '../process/kubectl.ts'

const group = 'harbor.example.dev'

/** A condition that all resources of a kind have. */
export interface Condition {
  readonly type: string
  readonly status: 'True' | 'False'
  readonly reason: string
}

/** Some resources of a kind that has no operator: their statuses are what a test says. */
export class PlayedKind {
  readonly #kubectl: Kubectl
  readonly #kind: string
  readonly #names: readonly string[]

  constructor(kubectl: Kubectl, kind: string, names: readonly string[]) {
    this.#kubectl = kubectl
    this.#kind = kind
    this.#names = names
  }

  /** What `--include` and `--exclude` call it. */
  static glob(kind: string): string {
    return `${kind.toLowerCase()}s.${group}`
  }

  /** Makes the kind and its resources, in a namespace of its own, all with this condition. */
  async create(condition: Condition): Promise<void> {
    await this.#kubectl.apply(JSON.stringify(definitionOf(this.#kind)))
    const name = PlayedKind.glob(this.#kind)
    await this.#kubectl.run(['wait', '--for=condition=Established', `crd/${name}`, '--timeout=60s'])
    await this.#kubectl.apply(
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.namespace } }),
    )
    await this.#kubectl.apply(this.#list({}))
    await this.tell(condition)
  }

  /** The namespace that its resources are in. */
  get namespace(): string {
    return this.#kind.toLowerCase()
  }

  /** Writes the statuses of all. */
  async tell(condition: Condition): Promise<void> {
    const status = { observedGeneration: 1, conditions: [condition] }
    await this.#kubectl.apply(this.#list({ status }), '--server-side', '--subresource=status')
  }

  #list(rest: object): string {
    const items = this.#names.map((name) => ({
      apiVersion: `${group}/v1`,
      kind: this.#kind,
      metadata: { namespace: this.namespace, name },
      ...rest,
    }))
    return JSON.stringify({ apiVersion: 'v1', kind: 'List', items })
  }
}

function definitionOf(kind: string): object {
  const singular = kind.toLowerCase()
  const condition = {
    type: 'object',
    properties: { type: { type: 'string' }, status: { type: 'string' }, reason: { type: 'string' } },
  }
  const status = {
    type: 'object',
    properties: {
      observedGeneration: { type: 'integer', format: 'int64' },
      conditions: { type: 'array', items: condition },
    },
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: PlayedKind.glob(kind) },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural: `${singular}s`, singular, kind },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: { type: 'object', properties: { status } } },
        },
      ],
    },
  }
}
