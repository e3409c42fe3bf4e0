import { beforeEach, describe, expect, test } from 'vitest'
import { type Client, ClientError } from '../../client/index.ts'
import type { ApiResource, GroupKind, KubernetesObject } from '../../object/index.ts'
import { Ownership, type Root } from './ownership.ts'

const resourceOf = (kind: string): ApiResource => ({
  group: kind === 'Pod' ? '' : `${kind.toLowerCase()}.example.com`,
  version: 'v1',
  resource: `${kind.toLowerCase()}s`,
  kind,
  namespaced: true,
})
const discovery = {
  kind: ({ group, kind }: GroupKind) => {
    const resource = resourceOf(kind)
    if (resource.group !== group) return undefined
    return { ...resource, singular: '', shortNames: [], categories: [], verbs: ['get'], subresources: [] }
  },
}

describe('an event belongs to a resource', () => {
  let objects: Map<string, KubernetesObject>
  let asked: string[]
  let refused: Map<string, number>

  beforeEach(() => {
    asked = []
    refused = new Map()
    objects = new Map()
    // orders owns a Deployment, that a ReplicaSet, that a pod; a pod of nobody stands beside.
    put('Deployment', 'd', owner('Database', 'orders'))
    put('ReplicaSet', 'r', owner('Deployment', 'd'))
    put('Pod', 'p', owner('ReplicaSet', 'r'))
    put('Pod', 'stranger')
    put('Pod', 'circle', owner('Pod', 'circle'))
  })

  function put(kind: string, name: string, ...ownerReferences: ReturnType<typeof owner>[]) {
    objects.set(`${kind}/${name}`, {
      metadata: { namespace: 'shop', name, uid: `${kind}-${name}`, ownerReferences },
    })
  }

  function owner(kind: string, name: string) {
    const { group } = resourceOf(kind)
    return { apiVersion: group === '' ? 'v1' : `${group}/v1`, kind, name, uid: `${kind}-${name}` }
  }

  const client = {
    get: async ({ kind }: ApiResource, name: string) => {
      asked.push(`${kind}/${name}`)
      const code = refused.get(kind) ?? (objects.has(`${kind}/${name}`) ? undefined : 404)
      if (code !== undefined) throw new ClientError('api', `${kind} said ${code}`, { code })
      return objects.get(`${kind}/${name}`)
    },
  } as unknown as Client

  const ownershipOf = (root: Partial<Root> = {}) =>
    new Ownership(client, discovery, [
      { resource: resourceOf('Database'), namespace: 'shop', name: 'orders', ...root },
    ])
  const regarding = (kind: string, name: string, uid = `${kind}-${name}`, namespace = 'shop') => ({
    group: resourceOf(kind).group,
    kind,
    namespace,
    name,
    uid,
  })

  test('when it is about that, or about anything below it', async () => {
    const ownership = ownershipOf()
    expect(await ownership.belongs(regarding('Database', 'orders'))).toBe(true)
    expect(asked).toEqual([])
    expect(await ownership.belongs(regarding('Pod', 'p'))).toBe(true)
    expect(await ownership.belongs(regarding('ReplicaSet', 'r'))).toBe(true)
    expect(asked).toEqual(['Pod/p', 'ReplicaSet/r', 'Deployment/d'])
  })

  test.each([
    ['another resource of the kind', regarding('Database', 'other')],
    ['one of the same name elsewhere', regarding('Database', 'orders', 'x', 'elsewhere')],
    ['a pod of nobody', regarding('Pod', 'stranger')],
    ['what is gone', regarding('Pod', 'gone')],
    ['what another has the name of by now', regarding('Pod', 'p', 'before')],
    ['what owns itself', regarding('Pod', 'circle')],
    ['a kind that is not served', { ...regarding('Pod', 'p'), group: 'gone.io' }],
  ])('not when it is about %s', async (_, object) => {
    const ownership = ownershipOf()
    expect(await ownership.belongs(object)).toBe(false)
    expect(ownership.problems).toEqual([])
  })

  test('when it is about any of the kind, if no name was given', async () => {
    expect(await ownershipOf({ name: undefined as never }).belongs(regarding('Database', 'other'))).toBe(true)
  })

  test('or it cannot be told: a kind that is refused is asked for once, one that failed again', async () => {
    const ownership = ownershipOf()
    refused.set('Pod', 403)
    for (const name of ['p', 'stranger']) expect(await ownership.belongs(regarding('Pod', name))).toBe(false)
    refused.set('ReplicaSet', 500)
    for (let time = 0; time < 2; time++)
      expect(await ownership.belongs(regarding('ReplicaSet', 'r'))).toBe(false)
    expect(asked).toEqual(['Pod/p', 'ReplicaSet/r', 'ReplicaSet/r'])
    expect(ownership.problems).toEqual([
      'events of Pod are left out: Pod said 403',
      'events of ReplicaSet.replicaset.example.com are left out: ReplicaSet said 500',
    ])
  })
})
