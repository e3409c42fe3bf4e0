import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadBundle, manifests, manifestText, manifestValues } from '../../src/generate/index.ts'
import type { JsonObject, KubernetesObject } from '../../src/object/index.ts'
import { hasSharedData, sharedData } from '../data/shared-data.ts'
import { kubeconformRecipe, kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'
import { schemaLocation, schemasOfDefinition, schemasOfOpenApi } from './fixture/chart/json-schemas.ts'
import { valuesMatrix } from './fixture/chart/values-matrix.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'

const bundle = await loadBundle()
const kubernetes = await component(kubernetesRecipe)
const kubeconform = await component(kubeconformRecipe)
const definitions = ['servicemonitors', 'podmonitors', 'prometheusrules']

interface Finding {
  readonly status: string
  readonly kind: string
  readonly name: string
  readonly msg: string
}

describeReal(
  'kubeconform, by the schemas of a real API server and of the Prometheus Operator',
  [kubernetes, kubeconform, hasSharedData('prometheus-operator') ? 'data' : ''],
  () => {
    const server = new KubeApiserver(kubernetes)
    let folder: string

    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-kubeconform-'))
      await server.start()
      const index = JSON.parse(await server.kubectl.run(['get', '--raw', '/openapi/v3'])) as {
        paths: Record<string, { serverRelativeURL: string }>
      }
      for (const [where, { serverRelativeURL }] of Object.entries(index.paths)) {
        if (!/^apis?\/(.+\/)?v\d+$/.test(where)) continue
        const document = JSON.parse(
          await server.kubectl.run(['get', '--raw', serverRelativeURL]),
        ) as JsonObject
        await write(schemasOfOpenApi(document))
      }
      for (const name of definitions) {
        const text = await readFile(sharedData(`prometheus-operator/${name}.crd.yaml`), 'utf8')
        await write(schemasOfDefinition(parse(text) as JsonObject))
      }
      await server.stop()
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    async function write(schemas: ReadonlyMap<string, JsonObject>): Promise<void> {
      for (const [name, schema] of schemas)
        await writeFile(path.join(folder, name), JSON.stringify({ ...schema, $schema: draft }))
    }

    async function findings(objects: readonly KubernetesObject[]): Promise<{ count: number; bad: string[] }> {
      const input = objects.map((object) => `---\n${manifestText(object)}`).join('')
      const args = ['-strict', '-verbose', '-output', 'json', '-schema-location', schemaLocation(folder), '-']
      const { stdout } = await runCommand(path.join(kubeconform, 'kubeconform'), args, { input })
      const { resources } = JSON.parse(stdout) as { resources: Finding[] }
      const bad = resources.filter(({ status }) => status !== 'statusValid')
      return { count: resources.length, bad: bad.map(({ kind, name, msg }) => `${kind} ${name}: ${msg}`) }
    }

    test.each(Object.entries(valuesMatrix))('finds nothing in what is made of %s', async (_, given) => {
      const values = manifestValues.parse(given)
      const objects = manifests({ release: 'prod', namespace: 'watch', version: '0.1.0', values, bundle })
      expect(await findings(objects)).toEqual({ count: objects.length, bad: [] })
    })

    test('finds what is wrong, as a field that there is not or that is of another type', async () => {
      const values = manifestValues.parse({})
      const objects = manifests({ release: 'prod', namespace: 'watch', version: '0.1.0', values, bundle })
      const broken = objects.map((object) => {
        if (object.kind === 'Deployment')
          return { ...object, spec: { ...(object.spec as object), replica: 1 } }
        if (object.kind === 'ServiceMonitor')
          return { ...object, spec: { ...(object.spec as object), endpoints: {} } }
        return object
      })
      const { bad } = await findings(broken)
      expect(bad.sort()).toEqual([
        expect.stringMatching(/^Deployment prod-binnacle: .*replica/s),
        expect.stringMatching(/^ServiceMonitor prod-binnacle: .*endpoints/s),
      ])
    })
  },
)

const draft = 'http://json-schema.org/draft-07/schema#'
