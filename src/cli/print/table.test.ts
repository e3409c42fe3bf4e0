import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { renderTable, type TableColumn } from './table.ts'

const columns: TableColumn[] = [
  { header: 'HEALTH' },
  { header: 'NAME', least: 6 },
  { header: 'AGE', align: 'right' },
  { header: 'MESSAGE', least: 0 },
]
const cells = (...texts: string[]) => texts.map((text) => ({ text }))
const plain = { width: undefined, color: false, unicode: true }

describe('a table', () => {
  test('is as wide as its widest cells', () => {
    expect(
      renderTable(
        columns,
        [cells('ok', 'one', '3d', 'all is well'), cells('bad', 'another', '12h', '')],
        plain,
      ),
    ).toEqual([
      'HEALTH   NAME      AGE   MESSAGE',
      'ok       one        3d   all is well',
      'bad      another   12h',
    ])
  })

  test('counts wide characters as two columns and marks above letters as none', () => {
    expect(renderTable(columns.slice(0, 2), [cells('漢字', 'x'), cells('e\u0301', 'y')], plain)).toEqual([
      'HEALTH   NAME',
      '漢字     x',
      'e\u0301        y',
    ])
  })

  test('cuts the widest columns first on a narrow terminal, and has narrower gaps there', () => {
    const rows = [cells('degraded', 'a-long-name', '3d', 'a long message')]
    expect(renderTable(columns, rows, { ...plain, width: 40 })).toEqual([
      'HEALTH    NAME         AGE  MESSAGE',
      'degraded  a-long-name   3d  a long mess…',
    ])
    expect(renderTable(columns, rows, { ...plain, width: 28 })[1]).toBe('degraded  a-lon…   3d  a lo…')
  })

  test('keeps the end of what is cut in the middle, whole characters of it', () => {
    const middle: TableColumn[] = [{ header: 'OBJECT', least: 8, cut: 'middle' }, { header: 'WHY' }]
    const lines = (text: string) => renderTable(middle, [cells(text, 'why')], { ...plain, width: 20 })
    expect(lines('StatefulSet/orders')[1]).toBe('Statefu…/orders  why')
    expect(lines('漢字漢字漢字漢字漢字')[1]).toBe('漢字漢…字漢字    why')
  })

  test('one long name does not take the room of everything else', () => {
    const rows = [
      cells('degraded', 'n'.repeat(100), '3d', 'm'.repeat(60)),
      cells('healthy', 'short', '3d', 'fine'),
    ]
    const [, line] = renderTable(columns, rows, { ...plain, width: 120 })
    expect(line).toHaveLength(120)
    expect(line).toContain('m'.repeat(45))
  })

  test('never wraps, however narrow the terminal is', () => {
    const rows = [cells('degraded', 'a-long-name', '3d', 'a long message')]
    for (const width of [25, 40, 60]) {
      for (const line of renderTable(columns, rows, { ...plain, width }))
        expect(line.length).toBeLessThanOrEqual(width)
    }
  })

  test('writes three dots where the ellipsis cannot be shown', () => {
    const rows = [cells('degraded', 'a-long-name', '3d', 'a long message')]
    expect(renderTable(columns, rows, { width: 40, color: false, unicode: false })[1]).toBe(
      'degraded  a-long-name   3d  a long me...',
    )
  })

  test('paints after measuring, and only with colour', () => {
    const paint = (text: string) => `<${text}>`
    const rows = [[{ text: 'bad', paint }, { text: 'x' }]]
    expect(renderTable(columns.slice(0, 2), rows, { ...plain, color: true })[1]).toBe('<bad>      x')
    expect(renderTable(columns.slice(0, 2), rows, plain)[1]).toBe('bad      x')
  })

  test('keeps what an object says from moving the cursor', () => {
    expect(renderTable([{ header: 'M' }], [cells('a\nb\u001b[2Jc\u202ed')], plain)[1]).toBe('a b [2Jc d')
  })

  test('never gets wider than the terminal while there is a column left to cut', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 0, max: 80 }), fc.boolean(), (texts, width, unicode) => {
        const rows = texts.map((one) => cells(one, one))
        const lines = renderTable(
          [
            { header: 'A', least: 0 },
            { header: 'B', least: 0 },
          ],
          rows,
          { width, color: false, unicode },
        )
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, 3))
      }),
    )
  })
})
