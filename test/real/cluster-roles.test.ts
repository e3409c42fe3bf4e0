import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../../src/object/index.ts'
import { ask } from '../scenario/fixture/ask.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { mustRun } from './component/run-command.ts'
import { freePort } from './process/free-port.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Kubectl } from './process/kubectl.ts'
import { RunningProgram } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const root = path.resolve(import.meta.dirname, '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')
const main = path.join(root, 'src', 'cli', 'main.ts')

/** Only who may write these is looked at, and nothing of what stands in them. */
const prometheusRules = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: prometheusrules.monitoring.coreos.com}
spec:
  group: monitoring.coreos.com
  scope: Namespaced
  names: {kind: PrometheusRule, plural: prometheusrules}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
`
const ruleOf = (namespace: string) => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: ours, namespace: ${namespace}}
spec: {groups: []}
`

interface ClusterRole {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> }
}

interface Aggregating {
  readonly aggregationRule: {
    readonly clusterRoleSelectors: readonly { readonly matchLabels: Readonly<Record<string, string>> }[]
  }
}

interface Workload {
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] }
    }
  }
}

describeReal(
  'security: the ClusterRoles of the manifests that people and Prometheus are bound to',
  [kubernetes],
  () => {
    const server = new KubeApiserver(kubernetes)
    let folder: string
    let objects: readonly KubernetesObject[]
    let monitor: RunningProgram
    let url: string

    const tokenOf = async (namespace: string, account: string) =>
      (await server.kubectl.run(['create', 'token', account, '-n', namespace])).trim()

    function roleThatEnds(end: string): ClusterRole {
      const found = objects.filter(
        ({ kind, metadata }) => kind === 'ClusterRole' && metadata.name?.endsWith(end),
      )
      expect(found).toHaveLength(1)
      return found[0] as unknown as ClusterRole
    }

    /** kubectl as one of the accounts of `people`. */
    async function kubectlOf(account: string): Promise<Kubectl> {
      const file = path.join(folder, account)
      await writeFile(file, server.kubeconfigFor(await tokenOf('people', account)))
      return new Kubectl(server.kubectl.command.binary, file)
    }

    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-cluster-roles-'))
      await server.start()
      await server.kubectl.apply(prometheusRules)
      await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
      const settings = [
        'createNamespace=true',
        'scrape.kind=none',
        'watch.owned=none',
        'rbac.ruleEditor=true',
      ]
      const text = await mustRun(node, [
        ...[main, 'manifests', '--kubeconfig', server.kubeconfigPath, '--namespace', 'binnacle'],
        ...[...settings, 'endpoint.kubernetesAuthentication=true'].flatMap((one) => ['--set', one]),
      ])
      await server.kubectl.apply(text, '--server-side')
      objects = parseAllDocuments(text).map((document) => document.toJSON() as KubernetesObject)
      for (const namespace of ['people', 'shop', 'other'])
        await server.kubectl.run(['create', 'namespace', namespace])
      for (const account of ['prometheus', 'editor', 'stranger'])
        await server.kubectl.run(['create', 'serviceaccount', account, '-n', 'people'])
      const reader = ['--clusterrole', roleThatEnds('-metrics-reader').metadata.name]
      const prometheus = ['--serviceaccount', 'people:prometheus']
      await server.kubectl.run(['create', 'clusterrolebinding', 'prometheus', ...reader, ...prometheus])
      const editor = ['--clusterrole', roleThatEnds('-rule-editor').metadata.name]
      const inShop = ['-n', 'shop', '--serviceaccount', 'people:editor']
      await server.kubectl.run(['create', 'rolebinding', 'editor', ...editor, ...inShop])

      const workload = objects.find(({ kind }) => kind === 'Deployment') as unknown as Workload
      const args = workload.spec.template.spec.containers[0]?.args ?? []
      const kubeconfig = path.join(folder, 'monitor')
      await writeFile(kubeconfig, server.kubeconfigFor(await tokenOf('binnacle', 'binnacle')))
      const address = `127.0.0.1:${await freePort()}`
      url = `http://${address}`
      monitor = new RunningProgram(node, [
        ...[main, '--kubeconfig', kubeconfig, '--listen', address],
        ...args.filter((arg) => !arg.startsWith('--listen')),
      ])
      await monitor.until(async () => (await ask(`${url}/readyz`)).status === 200, 'ready')
    })
    afterAll(async () => {
      await monitor?.stop()
      await server.stop()
      await rm(folder, { recursive: true })
    })

    test('an account that is bound to the metrics reader reads the metrics and nothing else; a stranger nothing', async () => {
      const token = await tokenOf('people', 'prometheus')
      const metrics = await ask(`${url}/metrics`, { token })
      expect(metrics.status).toBe(200)
      expect(metrics.text).toContain('binnacle_build_info')
      expect((await ask(`${url}/api/v1/kinds`, { token })).status).toBe(403)
      expect((await ask(`${url}/metrics`, { token: await tokenOf('people', 'stranger') })).status).toBe(403)
      expect((await ask(`${url}/metrics`)).status).toBe(401)
    })

    test('an account that is bound to the rule editor writes PrometheusRules where it is bound; a stranger nowhere', async () => {
      const editor = await kubectlOf('editor')
      expect(await editor.apply(ruleOf('shop'))).toContain('created')
      expect(await editor.run(['get', 'prometheusrules', '-n', 'shop', '-o', 'name'])).toContain('/ours')
      const patch = [
        'patch',
        'prometheusrule',
        'ours',
        '-n',
        'shop',
        '--type=merge',
        '-p',
        '{"spec":{"a":1}}',
      ]
      expect(await editor.run(patch)).toContain('patched')
      const replace = { input: ruleOf('shop') }
      expect(await editor.run(['replace', '-f', '-'], replace)).toContain('replaced')
      const elsewhere = await editor.try(['create', '-f', '-'], { input: ruleOf('other') })
      expect(elsewhere.stderr).toContain('Forbidden')
      const stranger = await kubectlOf('stranger')
      for (const args of [patch, ['get', 'prometheusrules', '-n', 'shop'], ['delete', ...patch.slice(1, 5)]])
        expect((await stranger.try(args)).stderr).toContain('Forbidden')
      expect((await stranger.try(['create', '-f', '-'], { input: ruleOf('shop') })).stderr).toContain(
        'Forbidden',
      )
      expect(await editor.run(['delete', 'prometheusrule', 'ours', '-n', 'shop'])).toContain('deleted')
    })

    /** The controller that adds up roles is no part of the API server; the labels that it goes by are. */
    test.each(['edit', 'admin'])(
      "the rule editor has the label by which Kubernetes' role %s takes it in",
      async (name) => {
        const text = await server.kubectl.run(['get', 'clusterrole', name, '-o', 'json'])
        const { aggregationRule } = JSON.parse(text) as Aggregating
        const { labels } = roleThatEnds('-rule-editor').metadata
        const isTaken = aggregationRule.clusterRoleSelectors.some(({ matchLabels }) =>
          Object.entries(matchLabels).every(([key, value]) => labels[key] === value),
        )
        expect(isTaken).toBe(true)
      },
    )
  },
)
