import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { structNameOf, structTypes } from '../builtin/index.ts'
import { decodeBody } from './decode-body.ts'
import { encodeBody } from './fixture/encode-body.ts'
import { arbitraryOf } from './fixture/struct-arbitrary.ts'

const fromKubectl = {
  namespace: 'azhzAAoPCgJ2MRIJTmFtZXNwYWNlEhwKFAoEZGVtbxIAGgAiACoAMgA4AEIAEgAaAgoAGgAiAA==',
  configMap: 'azhzAAoPCgJ2MRIJQ29uZmlnTWFwEhsKEQoBYxIAGgAiACoAMgA4AEIAEgYKAWESATEaACIA',
  deployment:
    'azhzAAoVCgdhcHBzL3YxEgpEZXBsb3ltZW50ErABChsKAWQSABoAIgAqADIAOABCAFoICgNhcHASAWQSggEIARIKCggKA2FwcBIBZBpqChoKABIAGgAiACoAMgA4AEIAWggKA2FwcBIBZBJMEi4KBW5naW54EgVuZ2lueCoAMgoKABAAGFAiACoAQgBqAHIAgAEAiAEAkAEAogEAGgAyAEIASgBSAFgAYABoAIIBAIoBAJoBAMIBACICCgAoADgAGgwIABAAGAAgACgAOAAaACIA',
}

describe('bodies that kubectl 1.36 sends', () => {
  const decoded = (text: string) => decodeBody(Buffer.from(text, 'base64'))

  test('a Namespace', () => {
    expect(decoded(fromKubectl.namespace)).toEqual({
      kind: 'object',
      object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo' }, spec: {}, status: {} },
    })
  })

  test('a ConfigMap', () => {
    expect(decoded(fromKubectl.configMap)).toEqual({
      kind: 'object',
      object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { a: '1' } },
    })
  })

  test('a Deployment, whose empty values that are no pointers are left out', () => {
    expect(decoded(fromKubectl.deployment)).toEqual({
      kind: 'object',
      object: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd', labels: { app: 'd' } },
        spec: {
          replicas: 1,
          selector: { matchLabels: { app: 'd' } },
          template: {
            metadata: { labels: { app: 'd' } },
            spec: {
              containers: [{ name: 'nginx', image: 'nginx', ports: [{ containerPort: 80 }], resources: {} }],
            },
          },
          strategy: {},
        },
        status: {},
      },
    })
  })
})

describe('what is encoded by the field table is decoded to the same', () => {
  const kinds: [apiVersion: string, kind: string][] = [
    ['v1', 'Namespace'],
    ['v1', 'ConfigMap'],
    ['v1', 'Secret'],
    ['coordination.k8s.io/v1', 'Lease'],
    ['v1', 'Event'],
    ['events.k8s.io/v1', 'Event'],
    ['v1', 'Service'],
    ['apps/v1', 'Deployment'],
    ['authorization.k8s.io/v1', 'SubjectAccessReview'],
    ['meta.k8s.io/v1', 'DeleteOptions'],
  ]
  test.each(kinds)('%s %s', (apiVersion, kind) => {
    const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion]
    const struct = structNameOf({ group: group === 'meta.k8s.io' ? 'meta' : group, version, kind })
    fc.assert(
      fc.property(arbitraryOf(struct), (fields) => {
        const object = { apiVersion, kind, ...fields }
        expect(decodeBody(encodeBody(object, struct))).toEqual({ kind: 'object', object })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a body that cannot be decoded', () => {
  test('of a kind that is not known is unsupported, and the message names it', () => {
    const body = encodeBody({ apiVersion: 'policy/v1', kind: 'Eviction' }, 'core.v1.ConfigMap')
    expect(decodeBody(body)).toEqual({
      kind: 'unsupported',
      message: 'Eviction of policy/v1 is not read as protobuf here: send it as application/json',
    })
  })

  test('without the magic bytes is malformed', () => {
    expect(decodeBody(Buffer.from('{"kind":"Namespace"}'))).toMatchObject({ kind: 'malformed' })
  })

  test('cut off anywhere is malformed, unsupported or shorter, but never throws', () => {
    const whole = Buffer.from(fromKubectl.deployment, 'base64')
    for (let length = 0; length < whole.length; length++)
      expect(['malformed', 'unsupported', 'object']).toContain(decodeBody(whole.subarray(0, length)).kind)
  })

  test('of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const body = Buffer.concat([
          Buffer.from('k8s\0\n\x0f\n\x02v1\x12\tNamespace\x12', 'latin1'),
          Buffer.from([bytes.length]),
          bytes,
        ])
        expect(['malformed', 'unsupported', 'object']).toContain(decodeBody(body).kind)
      }),
    )
  })
})

test('every message number of a struct stands for one field', () => {
  for (const { name, fields } of structTypes.values()) {
    const numbers = fields.map(({ number }) => number).filter((number) => number > 0)
    expect([name, new Set(numbers).size]).toEqual([name, numbers.length])
  }
})
