import type { Recipe } from './component-cache.ts'
import { unpackDebianPackage } from './debian-package.ts'
import { goBuild } from './go-build.ts'

const kubernetes = { minor: '36', version: 'v1.36.3', staging: 'v0.36.3' }
const versionPackage = 'k8s.io/component-base/version'
const kubernetesVersion = Object.entries({
  gitVersion: kubernetes.version,
  gitMajor: '1',
  gitMinor: kubernetes.minor,
  gitTreeState: 'clean',
})
  .map(([name, value]) => `-X ${versionPackage}.${name}=${value}`)
  .join(' ')

/** kube-apiserver, kubectl and etcd, built from Go modules. */
export const kubernetesRecipe: Recipe = {
  name: 'kubernetes',
  version: kubernetes.version,
  build: (directory) =>
    goBuild(
      {
        staging: { module: `k8s.io/kubernetes@${kubernetes.version}`, version: kubernetes.staging },
        modules: [
          `k8s.io/kubernetes/cmd/kube-apiserver@${kubernetes.version}`,
          `k8s.io/kubernetes/cmd/kubectl@${kubernetes.version}`,
          'go.etcd.io/etcd/server/v3',
        ],
        packages: [
          {
            path: 'k8s.io/kubernetes/cmd/kube-apiserver',
            name: 'kube-apiserver',
            ldflags: kubernetesVersion,
          },
          { path: 'k8s.io/kubernetes/cmd/kubectl', name: 'kubectl', ldflags: kubernetesVersion },
          { path: 'go.etcd.io/etcd/server/v3', name: 'etcd' },
        ],
      },
      directory,
    ),
}

/** prometheus and promtool from Debian's package. */
export const prometheusRecipe: Recipe = {
  name: 'prometheus-debian',
  version: '2.42',
  build: (directory) =>
    unpackDebianPackage('prometheus', ['usr/bin/prometheus', 'usr/bin/promtool'], directory),
}

/** kube-state-metrics, built from its Go module. */
export const kubeStateMetricsRecipe: Recipe = {
  name: 'kube-state-metrics',
  version: 'v2.20.0',
  build: (directory) =>
    goBuild(
      {
        modules: ['k8s.io/kube-state-metrics/v2@v2.20.0'],
        packages: [{ path: 'k8s.io/kube-state-metrics/v2', name: 'kube-state-metrics' }],
      },
      directory,
    ),
}
