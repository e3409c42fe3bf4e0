import { expect, test } from 'vitest'
import type { Client } from '../../client/index.ts'
import type { ApiResource, KubernetesList, KubernetesObject } from '../../object/index.ts'
import { gather } from './gather.ts'

const pods: ApiResource = { group: '', version: 'v1', resource: 'pods', kind: 'Pod', namespaced: true }
const status = {
  phase: 'Running',
  containerStatuses: [
    {
      name: 'app',
      ready: false,
      restartCount: 12,
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off restarting' } },
    },
  ],
}
const metadata = { name: 'api', namespace: 'shop', uid: 'u' }

/** As an API server answers: an object bears its type, an item of a list of a built-in kind does not. */
const client: Pick<Client, 'get' | 'pages'> = {
  get: async <T extends KubernetesObject>() =>
    ({ apiVersion: 'v1', kind: 'Pod', metadata, status }) as never as T,
  async *pages<T extends KubernetesObject>() {
    yield {
      apiVersion: 'v1',
      kind: 'PodList',
      metadata: {},
      items: [{ metadata, status }],
    } as never as KubernetesList<T>
  },
}

test('a pod in a list is judged as the pod that is asked for by name', async () => {
  const listed = await gather(client, [{ resource: pods }], {}, () => 0)
  const named = await gather(client, [{ resource: pods }], { name: 'api', namespace: 'shop' }, () => 0)
  expect(listed.rows[0]?.verdict).toMatchObject({
    state: 'degraded',
    reason: 'CrashLoopBackOff',
    rule: 'builtin-pod',
  })
  expect(listed).toEqual(named)
})
