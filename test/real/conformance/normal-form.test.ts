import { expect, test } from 'vitest'
import { differencesOf } from './difference.ts'
import { normalForm } from './normal-form.ts'
import type { Recorded } from './recorder.ts'
import { parseCases } from './script.ts'

const answer = (body: unknown, status = 200): Recorded => ({
  request: 'GET /',
  status,
  contentType: 'application/json',
  warnings: [],
  body,
})
const object = (uid: string, resourceVersion: string, generation: number) =>
  answer({ kind: 'ConfigMap', metadata: { uid, resourceVersion, generation } })
const uids = ['0f6c1a52-0000-4000-8000-000000000001', '0f6c1a52-0000-4000-8000-000000000002'] as const

test('what a server generates is no difference, what it counts is', () => {
  const one = normalForm([object(uids[0], '7', 1), object(uids[0], '9', 2)])
  const other = normalForm([object(uids[1], '100', 1), object(uids[1], '101', 3)])
  expect(differencesOf(one, other)).toEqual([{ at: '2 body.metadata.generation', real: 2, embedded: 3 }])
})

test('a version that stays is told from one that moves', () => {
  const stayed = normalForm([object(uids[0], '7', 1), object(uids[0], '7', 1)])
  const moved = normalForm([object(uids[0], '7', 1), object(uids[0], '8', 1)])
  expect(differencesOf(stayed, moved).map(({ at }) => at)).toEqual(['2 body.metadata.resourceVersion'])
})

test('answers with different codes differ as a whole', () => {
  expect(differencesOf([answer({ message: 'gone' }, 410)], [answer({ items: [] })])).toEqual([
    { at: '1 status', real: '410 gone', embedded: '200 ' },
  ])
})

test('a script is requests with headers and bodies', () => {
  const [one] = parseCases(
    '# no case\n## A name.\nPOST /a\naccept: x\n\n{ b: 1 }\nWATCH 2 /c\nPUT /d\n\n| raw\n',
    'f',
  )
  expect(one).toMatchObject({ name: 'A name.', slug: 'f-1' })
  expect(one?.steps.map(({ method, path, events, body }) => [method, path, events, body.kind])).toEqual([
    ['POST', '/a', 0, 'value'],
    ['WATCH', '/c', 2, 'none'],
    ['PUT', '/d', 0, 'text'],
  ])
})
