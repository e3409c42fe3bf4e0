import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ResourceConfiguration } from '../configuration/configuration.ts'
import { readConfiguration } from '../configuration/read-configuration.ts'
import { resolveKinds } from './resolve-kinds.ts'
import { readServedKinds } from './served-kind.ts'

const definition = (kind: string, ...versions: string[]) =>
  parse(`
metadata: {name: ${kind.toLowerCase()}s.g.io, uid: uid-of-${kind}}
spec:
  group: g.io
  scope: Namespaced
  names: {kind: ${kind}, plural: ${kind.toLowerCase()}s}
  versions: [${versions.join(', ')}]
`)
const served = (name: string) => `{name: ${name}, served: true}`
const pump = definition('Pump', served('v1'), served('v2'), '{name: v0, served: false}', '{name: v3}')
const mill = definition('Mill', served('v1'))

const configurationOf = (...kinds: string[]) =>
  readConfiguration(`spec: {resources: [${kinds.map((kind) => `{groupVersionKind: ${kind}}`).join(', ')}]}`)
    .configuration

function resolve(...kinds: string[]) {
  const configuration = configurationOf(...kinds)
  const resolution = resolveKinds(configuration, [pump, mill].flatMap(readServedKinds))
  const indexOf = (entry: ResourceConfiguration) => configuration.resources.indexOf(entry)
  return {
    kinds: resolution.kinds.map(
      ({ resource, configuration: entry }) => `${resource.kind} ${resource.version} of ${indexOf(entry)}`,
    ),
    missing: resolution.missing.map(indexOf),
    overridden: resolution.overridden.map(indexOf),
  }
}

describe('kinds of a configuration', () => {
  test('are those that are served, in each version that is', () => {
    expect(resolve('{group: g.io, version: v1, kind: Mill}').kinds).toEqual(['Mill v1 of 0'])
    expect(resolve('{group: g.io, version: "*", kind: Pump}').kinds).toEqual([
      'Pump v1 of 0',
      'Pump v2 of 0',
      'Pump v3 of 0',
    ])
    expect(resolve('{group: g.io, version: v1}').kinds).toEqual(['Mill v1 of 0', 'Pump v1 of 0'])
    expect(resolve('{group: g.io, version: "*", kind: "*"}').kinds).toHaveLength(4)
  })

  test('are none of a version that is not served, of another group, and of no group', () => {
    const entries = [
      '{group: g.io, version: v0, kind: Pump}',
      '{group: apps, kind: "*"}',
      '{group: "*"}',
      '{kind: Pump}',
    ]
    expect(resolve(...entries)).toEqual({ kinds: [], missing: [0, 1, 2, 3], overridden: [] })
  })

  test('are served by the last entry that means them', () => {
    expect(resolve('{group: g.io, version: v1}', '{group: g.io, version: v1, kind: Pump}')).toEqual({
      kinds: ['Mill v1 of 0', 'Pump v1 of 1'],
      missing: [],
      overridden: [0],
    })
  })

  test('are none of a definition that cannot be read', () => {
    for (const spec of ['{}', '{group: g.io}', '{group: g.io, names: {kind: K}, versions: [1]}', '3'])
      expect(readServedKinds(parse(`{metadata: {}, spec: ${spec}}`))).toEqual([])
  })
})
