import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LabelIndex } from './label-index.ts'

const names = ['a', 'b', 'c']
// Few values, so that sets meet; some that a joined key would take for one another.
const value = fc.constantFrom('', 'x', 'y', 'x\u{ff}y', '\u{ff}', 'xy')
const labels = fc.record({ a: value, b: value, c: value })
const step = fc.record({ do: fc.constantFrom('set', 'delete', 'find', 'prune', 'clear'), labels })

test('an index says what a map would say, whatever was set, deleted and pruned', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.array(step, { maxLength: 60 }), (depth, steps) => {
      const own = names.slice(0, depth)
      const index = new LabelIndex<{ at: number }>(own)
      const model = new Map<string, { at: number }>()
      for (const [at, { do: what, labels: set }] of steps.entries()) {
        const key = JSON.stringify(own.map((name) => set[name as keyof typeof set]))
        if (what === 'set') {
          index.set(set, { at })
          model.set(key, { at })
        } else if (what === 'delete') {
          index.delete(set)
          model.delete(key)
        } else if (what === 'prune') {
          const gone = index.prune((item) => item.at % 3 !== 0)
          const expected = [...model].filter(([, item]) => item.at % 3 === 0)
          expect(gone.map((item) => item.at).sort()).toEqual(expected.map(([, item]) => item.at).sort())
          for (const [each] of expected) model.delete(each)
        } else if (what === 'clear' && at % 4 === 0) {
          index.clear()
          model.clear()
        }
        expect(index.find(set)).toEqual(model.get(key))
        expect(index.size).toBe(model.size)
      }
    }),
  )
})
