import { expect, test } from 'vitest'
import type { KubernetesObject } from './kubernetes-object.ts'
import { ownerUidsOf } from './owner-uids.ts'

const owned = (ownerReferences: unknown) => ownerUidsOf({ metadata: { ownerReferences } } as KubernetesObject)

test('the controller comes first, the others in their order', () => {
  expect(owned([{ uid: 'a' }, { uid: 'b', controller: true }, { uid: 'c', controller: false }])).toEqual([
    'b',
    'a',
    'c',
  ])
})

test.each([undefined, null, 'a', {}, [null, 1, {}, { uid: 5 }, { uid: '' }]])(
  '%j names none',
  (references) => {
    expect(owned(references)).toEqual([])
  },
)
