import { silentLogger, systemClock } from '../../src/base/index.ts'
import { connect } from '../../src/cli/connection.ts'
import { Listener } from '../../src/endpoint/index.ts'
import { ChangeStream, Monitor, MonitorViews } from '../../src/monitor/index.ts'
import { formatApiVersion } from '../../src/object/index.ts'
import { apiRoutes, RemoteViews } from '../../src/server/index.ts'
import type { Views } from '../../src/view/index.ts'
import { checkedFetch } from './fixture/checked-api.ts'
import { eventually } from './fixture/eventually.ts'
import { Scene } from './fixture/scene.ts'
import { databases, regions, type ViewsStage, viewsSuite } from './fixture/views-suite.ts'

viewsSuite('of a monitor in this process', () => stageOf(async (views) => ({ views, stop: async () => {} })))

viewsSuite('of a server from afar', () =>
  stageOf(async (views) => {
    const listener = new Listener({
      address: { host: '127.0.0.1', port: 0 },
      routes: apiRoutes({ views, version: 'test', clock: systemClock }),
      clock: systemClock,
    })
    const url = await listener.start(new AbortController().signal)
    return {
      views: new RemoteViews({ url, fetch: checkedFetch, clock: systemClock, random: Math.random }),
      stop: () => listener.stop(),
    }
  }),
)

/** A scene with a monitor on it, whose views are looked at in one way or another. */
async function stageOf(
  show: (views: Views) => Promise<{ views: Views; stop: () => Promise<void> }>,
): Promise<ViewsStage> {
  const scene = await Scene.start({ speed: 5 })
  const { clock } = scene
  const connection = await connect({ kubeconfig: scene.kubeconfigPath }, silentLogger)
  const stream = new ChangeStream({ clock: systemClock, epoch: 'here', paceMs: 5 })
  const monitor = new Monitor({
    client: connection.client,
    clock,
    random: Math.random,
    logger: silentLogger,
    build: { version: 'test', nodeVersion: process.version },
    parts: [stream],
  })
  monitor.start(new AbortController().signal)
  const remove = async (resource: typeof databases, name: string, namespace?: string) => {
    await scene.client.delete(resource, name, namespace === undefined ? {} : { namespace })
  }
  await remove(databases, 'one', 'default')
  await remove(regions, 'north')
  const { views, stop } = await show(
    new MonitorViews({ monitor, stream, client: connection.client, clock: systemClock }),
  )
  await eventually(async () => {
    const kinds = await views.kinds()
    return kinds.length === 2 && kinds.every(({ synced, total }) => synced && total === 0)
  })
  return {
    views,
    remove,
    async put(resource, object) {
      const { name = '', namespace } = object.metadata
      const scope = namespace === undefined ? {} : { namespace }
      const typed = { ...object, apiVersion: formatApiVersion(resource), kind: resource.kind }
      const known = await scene.client.get(resource, name, scope).catch(() => undefined)
      if (known) await scene.client.patch(resource, name, 'merge', { ...typed, metadata: {} }, scope)
      else await scene.client.create(resource, typed, scope)
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await monitor.stop()
      await connection.close()
      await scene[Symbol.asyncDispose]()
    },
  }
}
