import { describe, expect, test } from 'vitest'
import { jsonPatch } from './json-patch.ts'

const object = { spec: { replicas: 1, ports: [{ port: 80 }, { port: 81 }] }, 'a/b': 1 }

/** Patch, then the outcome: the changed object, or the kind of failure. */
const cases = `
  [{"op":"replace","path":"/spec/replicas","value":3}]    {"spec":{"replicas":3,"ports":[{"port":80},{"port":81}]},"a/b":1}
  [{"op":"remove","path":"/spec/ports/0"}]                {"spec":{"replicas":1,"ports":[{"port":81}]},"a/b":1}
  [{"op":"add","path":"/spec/ports/-","value":{}}]        {"spec":{"replicas":1,"ports":[{"port":80},{"port":81},{}]},"a/b":1}
  [{"op":"add","path":"/a~1b","value":2}]                 {"spec":{"replicas":1,"ports":[{"port":80},{"port":81}]},"a/b":2}
  [{"op":"test","path":"/spec/replicas","value":1}]       {"spec":{"replicas":1,"ports":[{"port":80},{"port":81}]},"a/b":1}
  [{"op":"move","from":"/a~1b","path":"/c"}]              {"spec":{"replicas":1,"ports":[{"port":80},{"port":81}]},"c":1}
  []                                                      {"spec":{"replicas":1,"ports":[{"port":80},{"port":81}]},"a/b":1}
  [{"op":"test","path":"/spec/replicas","value":2}]       unprocessable
  [{"op":"remove","path":"/spec/nope"}]                   unprocessable
  [{"op":"replace","path":"/spec/nope","value":1}]        unprocessable
  [{"op":"add","path":"/spec/nope/deeper","value":1}]     unprocessable
  [{"op":"add","path":"/spec/ports/9","value":1}]         unprocessable
  [{"op":"add","path":"/__proto__/x","value":1}]          unprocessable
  [{"op":"explode","path":"/spec"}]                       unprocessable
  [{"op":"add","path":"spec","value":1}]                  unprocessable
  {"op":"add"}                                            malformed
  [1]                                                     malformed
`

describe('a JSON patch', () => {
  test.each(cases.trim().split('\n'))('%s', (row) => {
    const [patch = '', expected = ''] = row.trim().split(/\s{2,}/)
    const before = JSON.stringify(object)
    const outcome = jsonPatch(object, JSON.parse(patch))
    expect(outcome.ok ? JSON.stringify(outcome.value) : outcome.failure.kind).toBe(expected)
    expect(JSON.stringify(object)).toBe(before)
  })

  test('of more than 10,000 operations is too large', () => {
    const patch = Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/a~1b', value: 1 }))
    expect(jsonPatch(object, patch)).toMatchObject({
      failure: {
        kind: 'too-large',
        message: 'The allowed maximum operations in a JSON patch is 10000, got 10001',
      },
    })
  })
})
