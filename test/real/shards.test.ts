import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { Binnacle } from './process/binnacle.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const siteCrd = await readFile(path.join(import.meta.dirname, 'fixture', 'site-crd.yaml'), 'utf8')
const names = Array.from({ length: 150 }, (_, index) => `site-${String(index).padStart(3, '0')}`)
/** Longer than a busy machine takes to start a process. */
const handoverMs = 30_000

const sites = names
  .map(
    (name) => `apiVersion: web.example.dev/v1
kind: Site
metadata: { name: ${name}, namespace: default }
spec: { image: 'nginx:1.27' }
`,
  )
  .join('---\n')

const statefulSet = (replicas: number) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: binnacle, namespace: default }
spec:
  replicas: ${replicas}
  serviceName: binnacle
  selector: { matchLabels: { app: binnacle } }
  template:
    metadata: { labels: { app: binnacle } }
    spec: { containers: [{ name: binnacle, image: 'binnacle:0' }] }
`

describeReal('replicas of a StatefulSet on a real API server', [kubernetes], () => {
  const server = new KubeApiserver(kubernetes)
  const replicas: Binnacle[] = []

  beforeAll(async () => {
    await server.start()
    await server.kubectl.apply(siteCrd)
    await until(async () => (await server.kubectl.try(['get', 'sites'])).code === 0, 'the kind is served')
    await server.kubectl.apply(sites)
    await server.kubectl.apply(statefulSet(3))
    for (const ordinal of [0, 1, 2]) await addReplica(ordinal)
  })
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()))
    await server.stop()
  })

  async function addReplica(ordinal: number): Promise<void> {
    const args = [
      '--kubeconfig',
      server.kubeconfigPath,
      '--shard',
      'auto',
      '--shard-handover',
      `${handoverMs}ms`,
    ]
    const replica = new Binnacle(args, { POD_NAME: `binnacle-${ordinal}`, POD_NAMESPACE: 'default' })
    await replica.start()
    replicas.push(replica)
    await replica.ready()
  }

  /** The sample lines of one family, by the label name, of every replica. */
  async function shown(): Promise<Map<string, string[]>> {
    const texts = await Promise.all(
      replicas.map(async ({ url }) => (await fetch(`${url}/metrics?name[]=binnacle_cr_health`)).text()),
    )
    const byName = new Map<string, string[]>()
    for (const text of texts)
      for (const line of text.split('\n')) {
        const name = /,name="([^"]+)",state="healthy"\}/.exec(line)?.[1]
        if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), line])
      }
    return byName
  }

  /** Looks again and again until every resource is shown once; gives the longest that one was shown by nobody, in ms. */
  async function longestGap(): Promise<number> {
    const missingSince = new Map<string, number>()
    let longest = 0
    await until(
      async () => {
        const lines = await shown()
        const now = Date.now()
        for (const name of names) {
          if (lines.has(name)) missingSince.delete(name)
          else if (!missingSince.has(name)) missingSince.set(name, now)
          longest = Math.max(longest, now - (missingSince.get(name) ?? now))
        }
        for (const equal of lines.values()) expect(new Set(equal).size).toBe(1)
        return names.every((name) => lines.get(name)?.length === 1)
      },
      'every resource is shown by one replica',
      180_000,
    )
    return longest
  }

  test('show every resource once while their number stays', async () => {
    expect(await longestGap()).toBe(0)
    const lines = await shown()
    expect([...lines.keys()].sort()).toEqual(names)
  })

  test('take over without a gap when one more comes', async () => {
    await server.kubectl.run(['scale', 'statefulset/binnacle', '--replicas=4'])
    const gap = longestGap()
    await addReplica(3)
    expect(await gap).toBe(0)
    await longestGap()
    expect(await counts()).toEqual(['4', '4', '4', '4'])
  }, 400_000)

  test('take over at once when two go: nothing is left out for as long as a handover lasts', async () => {
    await server.kubectl.run(['scale', 'statefulset/binnacle', '--replicas=2'])
    await Promise.all(replicas.splice(2).map((replica) => replica.stop()))
    const gap = await longestGap()
    process.stderr.write(`with two replicas fewer a resource was shown by nobody for ${gap} ms\n`)
    expect(gap).toBeLessThan(handoverMs / 2)
    expect(await counts()).toEqual(['2', '2'])
  }, 400_000)

  test('show in their series when one of them believes in another number', async () => {
    const stray = new Binnacle(['--kubeconfig', server.kubeconfigPath, '--shard', '0/5'])
    replicas.push(stray)
    await stray.start()
    await stray.ready()
    expect(await counts()).toEqual(['2', '2', '5'])
    await replicas.pop()?.stop()
  })

  function counts(): Promise<(string | undefined)[]> {
    return Promise.all(
      replicas.map(async (replica) => /^binnacle_shards (\d+)$/m.exec(await replica.metrics())?.[1]),
    )
  }
})
