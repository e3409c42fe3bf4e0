import { afterAll, beforeAll } from 'vitest'
import { databases, group, regions } from '../scenario/fixture/definition.ts'
import { divergenceSuite } from '../scenario/fixture/divergence-suite.ts'
import { eventsCommandSuite, eventsSuite } from '../scenario/fixture/events-suite.ts'
import { historySuite } from '../scenario/fixture/history-suite.ts'
import { httpApiSuite } from '../scenario/fixture/http-api-suite.ts'
import { Scene } from '../scenario/fixture/scene.ts'
import { transitionsSuite } from '../scenario/fixture/transitions-suite.ts'
import { viewsFromAfar } from '../scenario/fixture/views-stage.ts'
import { viewsSuite } from '../scenario/fixture/views-suite.ts'
import { workloadSuite } from '../scenario/fixture/workload-suite.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { adminToken, KubeApiserver } from './process/kube-apiserver.ts'

const kubernetes = await component(kubernetesRecipe)

describeReal('the monitor in depth on kube-apiserver', [kubernetes], () => {
  const real = new KubeApiserver(kubernetes)
  beforeAll(() => real.start())
  afterAll(() => real.stop())

  /** A scene on the one server, which it leaves as it found it. At speed 1 its clock is the server's. */
  const start = (speed = 1) =>
    Scene.start({
      speed,
      server: {
        url: real.url,
        kubeconfig: real.kubeconfigFor(adminToken),
        token: adminToken,
        stop: async () => {
          const names = [databases, regions].map(({ resource }) => `${resource}.${group}`)
          await real.kubectl.run(['delete', 'crd', ...names, '--wait=true'])
          await real.kubectl.run(['delete', 'events,pods', '--all', '-n', 'default'])
        },
      },
    })

  historySuite('kube-apiserver', start)
  transitionsSuite('on kube-apiserver', start)
  divergenceSuite('on kube-apiserver', start)
  eventsSuite('on kube-apiserver', start)
  eventsCommandSuite('on kube-apiserver', start)
  viewsSuite('from afar, on kube-apiserver', () => viewsFromAfar(start))
  httpApiSuite('kube-apiserver', start)
  // Hastier than the server: what that has just made looks old, as to a clock that has jumped ahead.
  workloadSuite('kube-apiserver', () => start(20))
})
