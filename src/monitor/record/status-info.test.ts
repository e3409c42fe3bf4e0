import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'

const unknown = crdText({ kind: 'Database' })

/** `field=value` for each info of an object with this status. */
function info(status: string, fields?: number, crd = unknown): string {
  const bench = kindBench(crd, { reading: fields === undefined ? {} : { statusInfoFields: fields } })
  bench.list({ metadata: { name: 'a' }, status: parse(status) })
  const lines = bench.text('cr_status_info').matchAll(/field="([^"]*)",value="([^"]*)"\} 1/g)
  return Array.from(lines, ([, field, value]) => `${field}=${value}`).join(' ')
}

describe('the info of a status', () => {
  test.each([
    ['{version: 1.2.3}', 'version=1.2.3'],
    ['{region: eu, storageClass: fast, version: "14"}', 'version=14 storageClass=fast'],
    ['{engine: mysql, role: primary}', 'engine=mysql role=primary'],
    ['{currentVersion: v1.30.4-eks-1234}', 'currentVersion=v1.30.4-eks-1234'],
  ])('of %s: %s', (status, expected) => {
    expect(info(status)).toBe(expected)
  })

  test.each([
    '{message: all is well, phase: Running}',
    '{versionID: abc, type: Ready, resourceVersion: "123456"}',
    '{version: 7b0f7c1e-6d0c-4f27-9f1e-0f3b4a1d2c3b}',
    '{version: 0123456789abcdef0123456789abcdef01234567}',
    '{version: "1767225600"}',
    '{currentVersion: K3AEGXETSR30VB}',
    '{version: "2026-01-01T00:00:00Z"}',
    '{version: not yet known to us}',
    '{location: "https://a.example/b"}',
    '{passwordVersion: "3", configMapVersion: "4"}',
    '{version: "password=hunter2"}',
    '{version: ""}',
    '{version: 3}',
  ])('has nothing of %s', (status) => {
    expect(info(status)).toBe('')
  })

  test('has as many fields as are asked for', () => {
    const status = '{version: "14", storageClass: fast, tier: small, region: eu}'
    expect(info(status, 0)).toBe('')
    expect(info(status, 1)).toBe('version=14')
    expect(info(status, 9)).toBe('version=14 storageClass=fast tier=small region=eu')
  })

  test('is taken from where the schema declares it', () => {
    const status =
      '{type: object, properties: {engine: {type: object, properties: {version: {type: string}}}}}'
    const schema = `schema: {openAPIV3Schema: {type: object, properties: {status: ${status}}}}`
    const crd = crdText({
      kind: 'Database',
      versions: [`{name: v1, served: true, storage: true, ${schema}}`],
    })
    expect(info('{engine: {version: "8"}, version: "9"}', 2, crd)).toBe('engine.version=8')
  })

  test('calls the values of a field past the first hundred other', () => {
    const bench = kindBench(unknown)
    bench.list(
      ...Array.from({ length: 150 }, (_, index) => ({
        metadata: { name: `r${index}` },
        status: { version: `1.${index}`, tier: 'small' },
      })),
    )
    const text = bench.text('cr_status_info')
    expect(text.match(/value="other"/g)).toHaveLength(50)
    expect(text.match(/value="small"/g)).toHaveLength(150)
    expect(new Set(text.match(/value="[^"]*"/g)).size).toBe(102)
  })
})
