import { describe, expect, test } from 'vitest'
import { definitionResource, type KubernetesObject } from '../../src/object/index.ts'
import { databases, definitionOf, resourceOf, servedVersion } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { Scene } from './fixture/scene.ts'

const crd = 'databases.example.com'
const [version1, version2] = [resourceOf('Database'), resourceOf('Database', { version: 'v2' })]

/** The first version of a definition, for a rewrite. */
const versionOf = (object: KubernetesObject) =>
  (object.spec as { versions: Record<string, unknown>[] }).versions[0]!

describe('a definition that', () => {
  test.each<[string, (object: KubernetesObject) => void]>([
    ['has no schema', (object) => delete versionOf(object).schema],
    [
      'has an empty schema',
      (object) => {
        versionOf(object).schema = {}
      },
    ],
    [
      'has a schema of text',
      (object) => {
        versionOf(object).schema = { openAPIV3Schema: '{broken' }
      },
    ],
    [
      'has a schema that contradicts itself',
      (object) => {
        versionOf(object).schema = {
          openAPIV3Schema: {
            type: 'array',
            properties: [1],
            items: { $ref: '#' },
            enum: 'x',
            pattern: '(',
            oneOf: {},
          },
        }
      },
    ],
    [
      'has columns, scale and status that are no such thing',
      (object) => {
        Object.assign(versionOf(object), {
          additionalPrinterColumns: [null, 5, { name: 'A', type: 'integer', jsonPath: '[[' }, { name: {} }],
          subresources: { status: 'yes', scale: { specReplicasPath: '..', statusReplicasPath: 7 } },
        })
      },
    ],
    [
      'has status conditions beside those we know',
      (object) => {
        const { conditions } = object.status as { conditions: object[] }
        conditions.push({
          type: 'NonStructuralSchema',
          status: 'True',
          message: 'spec.versions[0]: "x"\nis not',
        })
      },
    ],
  ])('%s is watched all the same', async (_, spoil) => {
    await using scene = await Scene.start()
    scene.proxy.rewrite(/customresourcedefinitions$/, (object) => {
      if (object.metadata.name === crd) spoil(object)
    })
    const monitor = await scene.monitor()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Database default/one', 'Region /north'])
    await scene.create(databases, '{metadata: {namespace: default, name: two}}')
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
  })

  test.each<[string, (object: KubernetesObject) => void, RegExp]>([
    [
      'serves no version',
      (object) => {
        versionOf(object).served = false
      },
      /warning: not watched: the definition serves no version$/m,
    ],
    [
      'has no versions',
      (object) => {
        Object.assign(object.spec as object, { versions: null })
      },
      /warning: not watched: the definition serves no version$/m,
    ],
    [
      'has no names',
      (object) => {
        delete (object.spec as { names?: unknown }).names
      },
      /cannot be read: .*names/,
    ],
    [
      'has no spec',
      (object) => {
        delete object.spec
      },
      /cannot be read/,
    ],
    [
      'is not established',
      (object) => {
        object.status = {}
      },
      /not established/,
    ],
  ])('%s is left out, says why, and waits for nothing', async (_, spoil, why) => {
    await using scene = await Scene.start()
    scene.proxy.rewrite(/customresourcedefinitions$/, (object) => {
      if (object.metadata.name === crd) spoil(object)
    })
    const monitor = await scene.monitor()
    await monitor.ready()
    expect(await monitor.resources()).toEqual(['Region /north'])
    expect(await monitor.readiness()).toMatch(why)
  })

  test('no longer serves the version that is watched goes over to the next; no resource is missing in between', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    await scene.redefine(
      definitionOf(version1, [servedVersion('v1', { served: false, storage: false }), servedVersion('v2')]),
    )
    const seen = new Set<string>()
    await eventually(async () => {
      const [sample] = await monitor.samples('cr_info', { kind: 'Database' })
      seen.add(sample?.labels.version ?? 'missing')
      return sample?.labels.version === 'v2'
    })
    await monitor.ready()
    expect([...seen].filter((version) => version !== 'v1' && version !== 'v2')).toEqual([])
    await scene.create(version2, '{metadata: {namespace: default, name: two}}')
    await eventually(async () => (await monitor.resources()).includes('Database default/two'))
    expect(await monitor.samples('cr_created_total', { kind: 'Database' })).toMatchObject([{ value: 1 }])
    expect(await monitor.resources()).toContain('Region /north')
  })

  test('serves nothing any more takes its series with it, and brings them back', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    await scene.redefine(definitionOf(version1, [servedVersion('v1', { served: false })]))
    await eventually(async () => (await monitor.resources()).join() === 'Region /north')
    await monitor.ready()
    await scene.redefine(definitionOf(version1))
    await eventually(async () => (await monitor.resources()).includes('Database default/one'))
    await monitor.ready()
  })

  test('is deleted and made anew with another scope is watched in that scope, and counts from 0', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    const others = scene.proxy.requests.filter((line) => line.endsWith('/regions')).length
    await scene.client.delete(definitionResource, crd)
    await eventually(async () => !(await definitionExists(scene)))
    const cluster = resourceOf('Database', { namespaced: false })
    await scene.define(definitionOf(cluster))
    await scene.create(cluster, '{metadata: {name: global}}')
    await eventually(async () => (await monitor.resources()).join() === 'Database /global,Region /north')
    await monitor.ready()
    expect(await monitor.samples('cr_crd_info', { name: crd, scope: 'Cluster' })).toHaveLength(1)
    expect(await monitor.samples('cr_crd_info', { name: crd })).toHaveLength(1)
    expect(await monitor.samples('cr_deleted_total', { kind: 'Database' })).toMatchObject([{ value: 0 }])
    expect(scene.proxy.requests.filter((line) => line.endsWith('/regions'))).toHaveLength(others)
  })

  test('made anew while nobody could look is found out', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    await scene.proxy.down()
    await scene.client.delete(definitionResource, crd)
    await eventually(async () => !(await definitionExists(scene)))
    const cluster = resourceOf('Database', { namespaced: false })
    await scene.define(definitionOf(cluster))
    await scene.create(cluster, '{metadata: {name: global}}')
    await scene.proxy.up()
    await eventually(async () => (await monitor.resources()).join() === 'Database /global,Region /north')
    await monitor.ready()
    expect(await monitor.samples('cr_deleted_total', { kind: 'Database' })).toMatchObject([{ value: 0 }])
    expect(await monitor.samples('cr_created_total', { kind: 'Database' })).toMatchObject([{ value: 0 }])
  })
})

function definitionExists(scene: Scene): Promise<boolean> {
  return scene.client.get(definitionResource, crd).then(
    () => true,
    () => false,
  )
}
