import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from '../../health/index.ts'
import { readHealthOverrides, refuseOverrides } from './read-health-overrides.ts'

const folder = { path: '' }
beforeAll(() => {
  folder.path = mkdtempSync(path.join(os.tmpdir(), 'binnacle-overrides-'))
})
afterAll(() => rmSync(folder.path, { recursive: true }))

function failed(message: string): never {
  throw new Error(`a rule failed: ${message}`)
}

async function read(text: string, overrides = true, onFailure: (message: string) => void = failed) {
  const filename = path.join(folder.path, 'overrides.yaml')
  writeFileSync(filename, text)
  return readHealthOverrides({ overrides, healthOverrides: filename }, onFailure)
}

const widget = (status: object) => ({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: {}, status })

describe('rules of one’s own', () => {
  test('decide for their kind, as tests of fields or in CEL, in their order', async () => {
    const overrides = await read(`
- group: example.com
  kind: Widget
  rules:
    - {state: suspended, reason: Asleep, when: [{path: status.mode, equals: 3}]}
    - {state: degraded, when: {cel: "has(self.status.mode) && self.status.mode > 5"}, reason: TooMuch, message: more than five}
    - {state: healthy, when: [{path: "status.parts[*].mode", in: [1, 2]}, {path: status.error, exists: false}]}
`)
    const say = (status: object) => {
      const { state, reason, rule } = assess(widget(status), { overrides })
      return `${state} ${reason} ${rule}`
    }
    expect(say({ mode: 3 })).toBe('suspended Asleep override')
    expect(say({ mode: 6 })).toBe('degraded TooMuch override')
    expect(say({ parts: [{ mode: 9 }, { mode: 2 }] })).toBe('healthy Override override')
    expect(say({ parts: [{ mode: 2 }], error: 'none', phase: 'Pending' })).toBe(
      'progressing Pending state-progressing',
    )
    expect(say({ phase: 'Running' })).toBe('healthy Running state-healthy')
  })

  test('that fail on an object, or give no bool there, say so once each and count as false', async () => {
    const messages: string[] = []
    const overrides = await read(
      `
- group: example.com
  kind: Widget
  rules:
    - {state: degraded, when: {cel: "object.status.error.code > 5"}}
    - {state: suspended, when: {cel: object.status.phase}}
`,
      true,
      (message) => messages.push(message),
    )
    for (const name of ['a', 'b']) {
      const metadata = { namespace: 'shop', name }
      expect(assess({ ...widget({ phase: 'Running' }), metadata }, { overrides }).state).toBe('healthy')
    }
    expect(messages.map((message) => message.replace(/^.*overrides.yaml: /, ''))).toEqual([
      '[0].rules[0].when.cel: fails on Widget shop/a, and counts as false there: no such key: error',
      '[0].rules[1].when.cel: fails on Widget shop/a, and counts as false there: the expression must evaluate to bool, it is string',
    ])
  })

  test('of a kind of Kubernetes itself that has exact rules would have no effect, and are refused', async () => {
    const entry = (group: string, kind: string) =>
      `- group: "${group}"\n  kind: ${kind}\n  rules: [{state: healthy, when: [{path: a, exists: true}]}]\n`
    await expect(read(entry('example.com', 'Widget') + entry('apps', 'Deployment'))).rejects.toThrow(
      /overrides\.yaml:5:3: \[1\]\.kind: Deployment\.apps is judged by the exact rules for it/,
    )
    await expect(read(entry('', 'Pod'))).rejects.toThrow(/Pod is judged by the exact rules/)
    await expect(read(entry('', 'Node') + entry('apps', 'Widget'))).resolves.toBeDefined()
  })

  test('that can give no bool are refused, and so are all where another Binnacle judges', async () => {
    const text = '[{group: a, kind: B, rules: [{state: healthy, when: {cel: "1 + 1"}}]}]'
    await expect(read(text)).rejects.toThrow('[0].rules[0].when.cel: ')
    expect(() => refuseOverrides({ healthOverrides: 'a.yaml' })).toThrow(
      '--health-overrides does not go with --server',
    )
    expect(() => refuseOverrides({ overrides: false })).toThrow('--no-overrides does not go with --server')
    refuseOverrides({})
  })

  test('win over those that come with Binnacle, which can be turned off', async () => {
    const connector = {
      apiVersion: 'kafka.strimzi.io/v1beta2',
      kind: 'KafkaConnector',
      metadata: {},
      status: { connectorStatus: { connector: { state: 'PAUSED' } } },
    }
    const own =
      '[{group: kafka.strimzi.io, kind: KafkaConnector, rules: [{state: healthy, when: [{path: kind, exists: true}]}]}]'
    expect(assess(connector, { overrides: await readHealthOverrides({}, failed) }).rule).toBe('override')
    expect(
      assess(connector, { overrides: await readHealthOverrides({ overrides: false }, failed) }).rule,
    ).not.toBe('override')
    expect(assess(connector, { overrides: await read(own, false) }).state).toBe('healthy')
  })

  test.each([
    ['{}', ': expected a list of {group, kind, rules}'],
    ['[{kind: 1}]', '[0].kind: expected the name of a kind'],
    ['[{kind: A, rules: []}]', '[0].rules: expected a list of {state, when}'],
    [
      '[{kind: A, rule: x, rules: [{state: healthy, when: [{path: a, equals: 1}]}]}]',
      '[0].rule: no such field; did you mean rules?',
    ],
    [
      '[{kind: A, rules: [{state: fine, when: [{path: a, equals: 1}]}]}]',
      '[0].rules[0].state: expected one of degraded, terminating, progressing, unknown, suspended, healthy',
    ],
    [
      '[{kind: A, rules: [{state: healthy, when: [{path: "a[", equals: 1}]}]}]',
      '[0].rules[0].when[0].path: expected a path',
    ],
    [
      '[{kind: A, rules: [{state: healthy, when: [{path: a}]}]}]',
      '[0].rules[0].when[0]: expected one of equals, in, notIn, exists',
    ],
    ['[{kind: A, rules: [{state: healthy, when: {cel: "object.status.("}}]}]', '[0].rules[0].when.cel: '],
    ['[{kind: A, rules: [{state: healthy, when: {cel: "pod.status"}}]}]', '[0].rules[0].when.cel: '],
    ['[', 'overrides.yaml:1:2: '],
    ['\n- kind: A\n  rules: {}', 'overrides.yaml:3:3: [0].rules: expected a list'],
  ])('%s is refused with its place', async (text, message) => {
    await expect(read(text)).rejects.toMatchObject({ message: expect.stringContaining(message), exitCode: 2 })
  })

  test('of a file that is not there are refused', async () => {
    await expect(
      readHealthOverrides({ healthOverrides: path.join(folder.path, 'no.yaml') }, failed),
    ).rejects.toThrow('there is no such file or folder')
  })
})
