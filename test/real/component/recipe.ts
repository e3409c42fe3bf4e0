import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Recipe } from './component-cache.ts'
import { unpackDebianPackage } from './debian-package.ts'
import { goBuild, goBuildModule } from './go-build.ts'

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

/** prometheus and promtool from Debian's package: the last major version, which many still run. */
export const prometheus2Recipe: Recipe = {
  name: 'prometheus-debian',
  version: '2.42',
  build: (directory) =>
    unpackDebianPackage('prometheus', ['usr/bin/prometheus', 'usr/bin/promtool'], directory),
}

const prometheus3 = 'v3.15.0'

/** prometheus and promtool, built from their Go module without most service discoveries, which spares minutes. */
export const prometheus3Recipe: Recipe = {
  name: 'prometheus',
  version: prometheus3,
  build: (directory) => {
    const module = 'github.com/prometheus/prometheus'
    const programs = ['prometheus', 'promtool']
    return goBuild(
      {
        // Version 3.15.0 of the program is version 0.315.0 of the module.
        modules: programs.map((name) => `${module}/cmd/${name}@v0.315.0`),
        packages: programs.map((name) => ({
          path: `${module}/cmd/${name}`,
          name,
          ldflags: `-X github.com/prometheus/common/version.Version=${prometheus3.slice(1)}`,
          tags: 'remove_all_sd,enable_kubernetes_sd',
        })),
      },
      directory,
    )
  },
}

/** What tests run that need one Prometheus: `BINNACLE_PROMETHEUS=3` asks for the newer. */
export const prometheusRecipe: Recipe =
  process.env.BINNACLE_PROMETHEUS === '3' ? prometheus3Recipe : prometheus2Recipe

/** operator and admission-webhook of the Prometheus Operator, and its definitions in `crd`, from its Go module. */
export const prometheusOperatorRecipe: Recipe = {
  name: 'prometheus-operator',
  version: 'v0.85.0',
  build: (directory) => {
    const module = 'github.com/prometheus-operator/prometheus-operator'
    const programs = ['operator', 'admission-webhook']
    return goBuild(
      {
        modules: programs.map((name) => `${module}/cmd/${name}@v0.85.0`),
        packages: programs.map((name) => ({ path: `${module}/cmd/${name}`, name })),
        files: { module, pattern: 'example/prometheus-operator-crd/*.yaml', into: 'crd' },
      },
      directory,
    )
  },
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

/** alertmanager, built from its Go module: Debian's opens templates in /usr/share, so it has to be installed. */
export const alertmanagerRecipe: Recipe = {
  name: 'alertmanager',
  version: 'v0.28.1',
  build: (directory) =>
    goBuild(
      {
        modules: ['github.com/prometheus/alertmanager/cmd/alertmanager@v0.28.1'],
        packages: [{ path: 'github.com/prometheus/alertmanager/cmd/alertmanager', name: 'alertmanager' }],
      },
      directory,
    ),
}

const managerSource = path.join(import.meta.dirname, '..', 'fixture', 'manager')

/** The manager of `fixture/manager`, an operator built with controller-runtime that fails when it is told to. */
export const managerRecipe: Recipe = {
  name: 'manager',
  version: hashOf(managerSource),
  build: (directory) => goBuildModule(managerSource, 'manager', directory),
}

const historySource = path.join(import.meta.dirname, '..', '..', 'bench', 'history')

/** The program of `test/bench/history`, which makes a day of scrapes of one exposition. */
export const historyRecipe: Recipe = {
  name: 'history',
  version: hashOf(historySource),
  build: (directory) => goBuildModule(historySource, 'history', directory),
}

/** A name for what the Go files and the pinned modules of a folder are. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    if (/\.go$|^go\.(mod|sum)$/.test(name))
      hash.update(`${name}\n`).update(readFileSync(path.join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

/** helm, built from its Go module. */
export const helmRecipe: Recipe = {
  name: 'helm',
  version: 'v3.22.0',
  build: (directory) =>
    goBuild(
      {
        modules: ['helm.sh/helm/v3@v3.22.0'],
        packages: [
          {
            path: 'helm.sh/helm/v3/cmd/helm',
            name: 'helm',
            ldflags: '-X helm.sh/helm/v3/internal/version.version=v3.22.0',
          },
        ],
      },
      directory,
    ),
}

/** kubeconform, built from its Go module. */
export const kubeconformRecipe: Recipe = {
  name: 'kubeconform',
  version: 'v0.8.0',
  build: (directory) =>
    goBuild(
      {
        modules: ['github.com/yannh/kubeconform@v0.8.0'],
        packages: [{ path: 'github.com/yannh/kubeconform/cmd/kubeconform', name: 'kubeconform' }],
      },
      directory,
    ),
}
