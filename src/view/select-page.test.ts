import fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectPage } from './select-page.ts'

const compare = (a: number, b: number) => a - b

test('a page is what a full sort would have there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 80 }),
      fc.nat(90),
      fc.nat(90),
      (items, offset, size) => {
        const sorted = [...items].sort(compare)
        expect(selectPage([...items], compare, offset, offset + size)).toEqual(
          sorted.slice(offset, offset + size),
        )
      },
    ),
  )
})

test('a page of many costs a few comparisons an item, whatever their order', () => {
  const size = 20_000
  const orders = [(n: number) => n, (n: number) => -n, (n: number) => n % 7, (n: number) => (n * 7919) % size]
  for (const order of orders) {
    let compared = 0
    const counting = (a: number, b: number) => {
      compared++
      return a - b
    }
    const items = Array.from({ length: size }, (_, index) => order(index))
    selectPage(items, counting, size / 2, size / 2 + 50)
    expect(compared).toBeLessThan(12 * size)
  }
})
