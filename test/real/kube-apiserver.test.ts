import { afterAll, beforeAll, expect, test } from 'vitest'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'

const kubernetes = await component(kubernetesRecipe)

describeReal('the real kube-apiserver of these tests', [kubernetes], () => {
  const server = new KubeApiserver(kubernetes)
  beforeAll(() => server.start())
  afterAll(() => server.stop())

  test('is of the version that the embedded one follows', async () => {
    const version = JSON.parse(await server.kubectl.run(['version', '-o', 'json']))
    expect(version.serverVersion.gitVersion).toBe('v1.36.3')
    expect(version.clientVersion.gitVersion).toBe('v1.36.3')
  })

  test('keeps its data when it is killed and started again', async () => {
    await server.kubectl.run(['create', 'configmap', 'kept', '--from-literal=a=1'])
    await server.killServer()
    await server.startServer()
    expect(await server.kubectl.run(['get', 'configmap', 'kept', '-o', 'jsonpath={.data.a}'])).toBe('1')
  })
})
