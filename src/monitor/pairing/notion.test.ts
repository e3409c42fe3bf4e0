import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meets, type Notion, notions, shownText } from './notion.ts'

const nginx = 'docker.io/library/nginx'
const digest = `sha256:${'a'.repeat(64)}`

describe('what is observed', () => {
  test.each<[Notion, unknown, unknown, boolean | undefined]>([
    ['version', '14', '14.5', true],
    ['version', '14.5', '14', true],
    ['version', 'v1.2', '1.2.0', true],
    ['version', '1.30', 'v1.30.4-eks-1234', true],
    ['version', '1.1', '1.10', false],
    ['version', '14', '15.1', false],
    ['version', 14, '14.2', true],
    ['version', '^1.2', '1.3.0', undefined],
    ['version', '1.x', '1.3.0', undefined],
    ['version', 'stable', '1.3.0', undefined],
    ['version', '1.3', 'unknown', undefined],
    ['quantity', '1Gi', '1024Mi', true],
    ['quantity', '1Gi', '2Gi', false],
    ['quantity', 3, '3', true],
    ['quantity', 3, 2, false],
    ['quantity', '25%', '30%', false],
    ['quantity', 3, '30%', undefined],
    ['at-least', '10Gi', '12Gi', true],
    ['at-least', '10Gi', '8Gi', false],
    ['duration', '60s', '1m', true],
    ['duration', '60s', '1m0s', true],
    ['duration', '60s', '2m', false],
    ['duration', '1d', '24h', false],
    ['image', 'nginx:1.27', `${nginx}:1.27`, true],
    ['image', 'nginx', `${nginx}:latest`, true],
    ['image', 'nginx:1.27', 'nginx:1.28', false],
    ['image', 'nginx:1', 'nginx:2', false],
    ['image', 'bitnami/nginx:1', 'docker.io/bitnami/nginx:1', true],
    ['image', 'localhost:5000/a:1', 'localhost:5000/a:2', false],
    ['image', `nginx@${digest}`, `nginx:1.27@${digest}`, true],
    ['image', `nginx@${digest}`, `nginx@${digest.replace('aa', 'bb')}`, false],
    ['image', 'nginx:1.27', `docker-pullable://nginx@${digest}`, true],
    ['image', 'nginx:1.27', `nginx:1.28@${digest}`, false],
    ['image', 'nginx:1.27', 'registry.local:5000/mirror/nginx:1.27', undefined],
    ['image', 'nginx:1.27', 'registry.local:5000/mirror/nginx:1.28', false],
    ['image', 'nginx:1.27', 'quay.io/httpd:1.27', false],
    ['image', 'not an image', 'nginx', undefined],
    ['word', 'West Europe', 'westeurope', true],
    ['word', 'running', 'RUNNING', true],
    ['word', 'running', 'stopped', false],
    ['boolean', true, 'True', true],
    ['boolean', true, false, false],
    ['set', ['a', 'b'], ['b', 'a', 'a'], true],
    ['set', ['a'], ['a', 'b'], false],
    ['set', [], ['a'], undefined],
    ['set', [{ a: 1 }], [{ a: 1 }], undefined],
    ['exact', 'a', 'A', false],
    ['exact', 'a', 'a', true],
    ['exact', 'latest', '1.2', undefined],
    ['exact', 'auto-assign', 'worker', undefined],
    ['exact', '', 'a', undefined],
    ['exact', 'a', '', undefined],
    ['exact', 'a', null, undefined],
    ['exact', { a: 1 }, 'a', undefined],
    ['exact', 'x'.repeat(300), 'y', undefined],
  ])('by %s: %o and %o: %s', (notion, wanted, observed, expected) => {
    expect(meets(notion, wanted, observed)).toBe(expected)
  })

  test('meets itself by every notion, whatever it is, or cannot be told', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...notions), (value, notion) => {
        expect(meets(notion, value, structuredClone(value))).not.toBe(false)
      }),
    )
  })

  test('can be anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(...notions), (wanted, observed, notion) => {
        expect([true, false, undefined]).toContain(meets(notion, wanted, observed))
      }),
    )
  })
})

test('lists are shown in the order of their texts', () => {
  expect(shownText(['b', 'a', 3])).toBe('3,a,b')
  expect(shownText([{}])).toBeUndefined()
})
