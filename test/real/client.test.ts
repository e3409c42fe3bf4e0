import { describeClient } from '../../src/client/fixture/wire-suite.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { adminToken, KubeApiserver } from './process/kube-apiserver.ts'

const kubernetes = await component(kubernetesRecipe)

describeReal('on kube-apiserver', [kubernetes], () => {
  describeClient('a real kube-apiserver', async () => {
    const server = new KubeApiserver(kubernetes)
    await server.start()
    return { kubeconfig: server.kubeconfigFor(adminToken), stop: () => server.stop() }
  })
})
