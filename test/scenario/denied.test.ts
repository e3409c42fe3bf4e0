import { describe, expect, test } from 'vitest'
import { databases, resourceOf } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { forbidden } from './fixture/fault.ts'
import { Scene } from './fixture/scene.ts'

const crds = 'customresourcedefinitions.apiextensions.k8s.io'

describe('a server that does not know who we are', () => {
  test('is said to refuse us, and is monitored once the token file holds another token', async () => {
    await using scene = await Scene.start()
    const tokenFile = await scene.write('token', 'expired')
    const kubeconfig = await scene.write('by-token', scene.kubeconfig(`{tokenFile: ${tokenFile}}`))
    const monitor = await scene.monitor({ kubeconfig })
    await eventually(async () => /^\[-\].*failed: forbidden/m.test(await monitor.readiness()))
    expect(await monitor.readiness()).toMatch(
      /cannot watch customresourcedefinitions.* at the cluster scope: .*\(Unauthorized\); check its credentials$/m,
    )
    expect(await monitor.resources()).toEqual([])
    await scene.write('token', scene.token)
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
  })
})

describe('a server that denies us', () => {
  test('one kind: it is named with verb, resource and namespace, and the others go on', async () => {
    await using scene = await Scene.start()
    const grant = scene.proxy.fail(/databases$/, forbidden('databases'))
    const monitor = await scene.monitor()
    await eventually(async () => (await monitor.resources()).length > 0)
    await eventually(async () => /forbidden(?!.*owned)/s.test(await monitor.readiness()))
    expect(parts(await monitor.readiness())).toEqual([
      `[+]${crds} ok`,
      '[-]databases.example.com failed: forbidden for s: cannot list databases.example.com in all namespaces: ' +
        'grant user "reader" the verbs list and watch there',
      '[+]regions.example.com ok',
      'readyz check failed',
    ])
    expect(await monitor.resources()).toEqual(['Region /north'])
    await scene.create(resourceOf('Region', { namespaced: false }), '{metadata: {name: south}}')
    await eventually(async () => (await monitor.resources()).includes('Region /south'))

    grant()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north', 'Region /south'])
  })

  test('a kind that it granted before: its last data stay', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    const grant = scene.proxy.fail(/databases$/, forbidden('databases'))
    for (const watch of scene.proxy.watches(/databases$/)) watch.end()
    await eventually(async () => /databases.*forbidden/.test(await monitor.readiness()))
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    grant()
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
    await monitor.ready()
  })

  test('all namespaces but one: that one is shown, and each of the others named', async () => {
    await using scene = await Scene.start()
    for (const name of ['kube-public', 'kube-system']) {
      scene.proxy.fail(new RegExp(`/namespaces/${name}/databases$`), forbidden('databases', name))
      await scene.create(databases, `{metadata: {namespace: ${name}, name: hidden}}`)
    }
    scene.proxy.fail(/v1\/databases$/, forbidden('databases'))
    const monitor = await scene.monitor({ namespaces: ['kube-public', 'default', 'kube-system'] })
    await eventually(async () => /"kube-public".*"kube-system"/.test(await monitor.readiness()))
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
    const readiness = await monitor.readiness()
    for (const name of ['kube-public', 'kube-system'])
      expect(readiness).toContain(
        `cannot list databases.example.com in namespace "${name}": grant user "reader" the verbs list and watch there`,
      )
    expect(readiness).not.toContain('in namespace "default"')
    expect(readiness).toContain('[+]regions.example.com ok')
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
  })

  test('the definitions: nothing can be monitored, and it says what to grant', async () => {
    await using scene = await Scene.start()
    const grant = scene.proxy.fail(/customresourcedefinitions$/, forbidden('customresourcedefinitions'))
    const monitor = await scene.monitor()
    await eventually(async () => /forbidden/.test(await monitor.readiness()))
    expect(await monitor.readiness()).toMatch(
      `cannot list ${crds} at the cluster scope: grant user "reader" the verbs list and watch there`,
    )
    expect(await monitor.families()).not.toEqual([])
    grant()
    await monitor.ready()
  })
})

test('a denial costs one line of log a kind, however long it lasts', async () => {
  await using scene = await Scene.start({ speed: 500 })
  const grant = scene.proxy.fail(/databases$/, forbidden('databases'))
  const monitor = await scene.monitor()
  const attempts = () => scene.proxy.requests.filter((line) => line.endsWith('/databases')).length
  await eventually(() => attempts() > 10)
  const about = () => monitor.log.filter((line) => line.includes('databases'))
  expect(about()).toEqual([expect.stringContaining('level=warn msg="cannot list databases.example.com')])
  grant()
  await monitor.ready()
  expect(about().slice(1)).toEqual([
    expect.stringContaining('level=info msg="databases.example.com can be followed again"'),
  ])
})

/** The lines of a probe, without the time that passed. */
function parts(readiness: string): string[] {
  return readiness
    .trim()
    .replaceAll(/ for \d+s: /g, ' for s: ')
    .split('\n')
}
