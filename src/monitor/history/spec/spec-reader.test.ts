import { expect, test } from 'vitest'
import { KeptSpec, SpecArchive } from './spec-archive.ts'
import { SpecReader } from './spec-reader.ts'

const kind = { group: 'example.com', kind: 'Database' }

/** An object that tells whether its spec was read. */
function watched(generation: number) {
  const read: string[] = []
  const spec = {
    get replicas() {
      read.push('replicas')
      return 1
    },
  }
  return { object: { metadata: { namespace: 'shop', name: 'a', generation }, spec }, read }
}

test('a spec that is not going to be held is not read, and costs a mark that all share', () => {
  const archive = new SpecArchive(1e6)
  const reader = new SpecReader({ archive, remembers: false })
  archive.resize(0, [])
  const [one, other] = [watched(1), watched(1)]
  const mark = reader.read(one.object, kind, undefined)
  expect(reader.read(other.object, kind, undefined)).toBe(mark)
  expect(reader.read(watched(1).object, kind, { generation: 1, revision: mark })).toBe(mark)
  expect([...one.read, ...other.read]).toEqual([])
})

test('that it changed is told nevertheless, and its next change is held when specs are held again', () => {
  const archive = new SpecArchive(1e6)
  const reader = new SpecReader({ archive, remembers: false })
  archive.resize(0, [])
  const mark = reader.read(watched(1).object, kind, undefined)
  const changed = reader.read(watched(2).object, kind, { generation: 1, revision: mark })
  expect(changed).toMatchObject({ change: { managers: [] }, isKept: false })
  expect(mark.change).toBeUndefined()
  archive.resize(1e6, [])
  const { object, read } = watched(3)
  const held = reader.read(object, kind, { generation: 2, revision: changed })
  expect(held).toBeInstanceOf(KeptSpec)
  expect(held.isKept).toBe(true)
  expect(read).not.toEqual([])
})
