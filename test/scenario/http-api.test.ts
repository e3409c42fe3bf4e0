import { httpApiSuite } from './fixture/http-api-suite.ts'
import { Scene } from './fixture/scene.ts'
import { databases, regions } from './fixture/views-suite.ts'

httpApiSuite('the embedded API server', async () => {
  const scene = await Scene.start({ speed: 5 })
  await scene.client.delete(databases, 'one', { namespace: 'default' })
  await scene.client.delete(regions, 'north')
  const monitor = await scene.monitor()
  await monitor.ready()
  return {
    url: monitor.url,
    client: scene.client,
    stop: () => monitor.stop(),
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  }
})
