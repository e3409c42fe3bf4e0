import { describe, expect, test } from 'vitest'
import { RecordingSink } from './fixture/recording-sink.ts'
import { object } from './fixture/scripted-lister-watcher.ts'
import type { Sink } from './sink.ts'
import { SinkMerge } from './sink-merge.ts'

function replace(sink: Sink, resourceVersion: string, ...names: string[]) {
  sink.begin()
  for (const name of names) sink.add(object(name))
  sink.commit(resourceVersion)
}

function merged() {
  const sink = new RecordingSink()
  const merge = new SinkMerge(sink)
  const [x, y] = [merge.scope(), merge.scope()]
  replace(x, '10', 'x/a@1', 'x/b@2')
  replace(y, '12', 'y/a@3')
  const calls = sink.calls.splice(0)
  return { sink, x, y, calls }
}

describe('scopes that share a sink', () => {
  test('begin it once, with the first list', () => {
    expect(merged().calls).toEqual(['begin', 'add x/a@1', 'add x/b@2', 'commit 10', 'upsert y/a@3'])
  })

  test('replace their own part alone, and only what changed', () => {
    const { sink, x } = merged()
    replace(x, '20', 'x/a@1', 'x/c@15')
    expect(sink.calls).toEqual(['upsert x/c@15', 'remove x/b@2'])
  })

  test('show nothing of a replacement before its commit, and nothing of one abandoned', () => {
    const { sink, x, y } = merged()
    x.begin()
    x.add(object('x/new@15'))
    y.upsert(object('y/a@16'))
    expect(sink.calls).toEqual(['upsert y/a@16'])
    x.abandon()
    replace(x, '20', 'x/a@1', 'x/b@2')
    expect(sink.calls).toEqual(['upsert y/a@16'])
  })

  test('know what changed in between', () => {
    const { sink, x } = merged()
    x.upsert(object('x/c@15'))
    x.remove(object('x/a@16'))
    replace(x, '20', 'x/b@2', 'x/a@18')
    expect(sink.calls).toEqual(['upsert x/c@15', 'remove x/a@16', 'upsert x/a@18', 'remove x/c@15'])
  })

  test('take an object that was deleted and made anew for another, whatever its version', () => {
    const { sink, y } = merged()
    y.begin()
    y.add(object('y/a@3', { uid: 'another' }))
    y.commit('20')
    expect(sink.calls).toEqual(['upsert y/a@3'])
  })
})
