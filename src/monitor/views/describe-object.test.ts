import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ManualClock } from '../../base/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { readDefinition } from '../definition/definition-record.ts'
import { crdText } from '../fixture/crd-text.ts'
import { describeObject } from './describe-object.ts'

/** An API server takes ten thousand (sigs.k8s.io/json). */
const levels = 9_900

function definition() {
  const columns = '[{name: All, type: string, jsonPath: .spec}, {name: Any, type: string, jsonPath: ..z}]'
  const version = `{name: v1, served: true, storage: true, additionalPrinterColumns: ${columns}}`
  const { watch } = readDefinition(parse(crdText({ kind: 'Database', versions: [version] })))
  if (watch.name !== 'watchable') throw new Error(watch.reason)
  return watch.definition
}

test.each([
  ['objects', '{"a":', '}'],
  ['lists', '[', ']'],
])(
  'an object of %s as deep as an API server takes them is described, and can be printed',
  (_, opening, closing) => {
    const deep = () => JSON.parse(`${opening.repeat(levels)}1${closing.repeat(levels)}`)
    const object = {
      apiVersion: 'example.com/v1',
      kind: 'Database',
      metadata: { name: 'a', annotations: { note: `${opening.repeat(levels)}1${closing.repeat(levels)}` } },
      spec: deep(),
      status: { phase: 'Ready', history: deep(), conditions: [deep()] },
    } as unknown as KubernetesObject
    const detail = describeObject(object, definition(), new ManualClock())
    expect(detail.row.name).toBe('a')
    expect(JSON.stringify(detail)).toContain('"phase":"Ready"')
  },
)
