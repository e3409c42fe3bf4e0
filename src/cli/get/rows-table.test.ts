import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../health/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { formatRows, rowDocument } from './rows-output.ts'
import { rowsTable } from './rows-table.ts'

const now = Date.UTC(2026, 0, 2)
const minute = 60_000

function row(name: string, verdict: Partial<Verdict>, fields: Partial<ResourceRow> = {}): ResourceRow {
  return {
    resource: { group: 'acme.io', version: 'v1', resource: 'databases', kind: 'Database', namespaced: true },
    namespace: 'shop',
    name,
    uid: name,
    labels: {},
    verdict: {
      state: 'healthy',
      reason: 'AllGood',
      message: '',
      rule: 'condition-ready',
      field: '',
      certainty: 0.9,
      stale: false,
      ...verdict,
    },
    finalizers: [],
    columns: [],
    ...fields,
  }
}

const degraded = row(
  'orders',
  { state: 'degraded', reason: 'CrashLoopBackOff', message: 'pod 1 restarted\n7 times' },
  { since: now - 90 * minute, created: now - 3 * 24 * 60 * minute, owner: { kind: 'Shop', name: 'main' } },
)
const unsure = row('users', { certainty: 0.4, stale: true })
const held = row(
  'old',
  { state: 'terminating', reason: 'Deleting' },
  { since: now - minute, deletion: now - minute, finalizers: ['acme.io/hold'] },
)
const style = { color: false, unicode: true, width: undefined }

describe('the table of resources', () => {
  test('says state, since when and why, and marks what is unsure or stale', () => {
    expect(rowsTable([degraded, held, unsure], { wide: false, namespaces: true, style, now })).toEqual([
      'HEALTH           KIND       NAMESPACE   NAME     FOR   WHY',
      '✖  degraded      Database   shop        orders   90m   CrashLoopBackOff: pod 1 restarted 7 times',
      '⌫  terminating   Database   shop        old      60s   Deleting: held by acme.io/hold',
      '✔? healthy       Database   shop        users          (stale) AllGood',
    ])
  })

  test('wide is as wide as it is, however narrow the terminal', () => {
    const narrow = { namespaces: true, style: { ...style, width: 60 }, now }
    expect(formatRows('wide', [degraded], narrow)).toContain('CrashLoopBackOff: pod 1 restarted 7 times')
    expect(formatRows('table', [degraded], narrow)).not.toContain('7 times')
  })

  test('wide adds group, age, owner, rule and certainty', () => {
    const [header, line] = rowsTable([degraded], { wide: true, namespaces: false, style, now })
    expect(header?.split(/\s{2,}/)).toEqual([
      'HEALTH',
      'KIND',
      'GROUP',
      'NAME',
      'FOR',
      'AGE',
      'OWNER',
      'RULE',
      'SURE',
      'WHY',
    ])
    expect(line).toContain('acme.io/v1   orders   90m   3d    Shop/main   condition-ready   90%')
  })

  const at = (width: number, rows: readonly ResourceRow[], namespaces = true, unicode = true) =>
    rowsTable(rows, { wide: false, namespaces, style: { color: false, unicode, width }, now })

  test('fits 80 columns by cutting the message first, and speaks ASCII where it has to', () => {
    const narrow = at(80, [degraded], true, false)
    expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(narrow[1]).toBe('DG  degraded  Database  shop       orders  90m  CrashLoopBackOff: pod 1 resta...')
  })

  const message = 'a message that goes on and on, and says what is to be done only at its end'
  const long = row('orders-of-last-winter', { message }, { namespace: 'warehouse', since: now - 90 * minute })
  const cluster = row(
    'stock',
    { state: 'progressing', message },
    { resource: { ...long.resource, kind: 'MySqlCluster' } },
  )

  test('of 80 columns leaves 30 for the reason, however long names and kinds are', () => {
    const lines = at(80, [long, cluster])
    expect(lines).toEqual([
      'HEALTH          KIND      NAME               FOR  WHY',
      '✔  healthy      Database  warehous…t-winter  90m  AllGood: a message that goes…',
      '◐  progressing  MySq…ter  shop/stock              AllGood: a message that goes…',
    ])
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  })

  test.each([60, 80])('states are whole at %i columns, the longest of them and the unsure, too', (width) => {
    const states = ['terminating', 'progressing', 'suspended', 'degraded'] as const
    const rows = states.map((state) => ({
      ...cluster,
      verdict: { ...cluster.verdict, state, certainty: 0.4 },
    }))
    for (const unicode of [true, false]) {
      const [, ...lines] = at(width, [long, ...rows], true, unicode)
      expect(lines.map((line) => line.split(/\s+/)[1])).toEqual(['healthy', ...states])
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    }
  })

  test('puts a kind that all rows have above their names, where room is dear', () => {
    const [header, line] = at(80, [long, long])
    expect(header).toMatch(/^HEALTH +DATABASE +FOR {2}WHY$/)
    expect(line).toContain(' warehouse/orders-of-last-winter ')
    expect(at(60, [long, long], false)[0]).toMatch(/^HEALTH +DATABASE +FOR +WHY$/)
  })

  test('shortens nothing for a reason that is short', () => {
    expect(at(80, [degraded, unsure])[0]).toMatch(/^HEALTH +KIND +NAMESPACE +NAME +FOR +WHY$/)
  })

  test('an object cannot write to the terminal', () => {
    const [, line] = rowsTable([row('x', { message: '\u001b[2Jgone\u202e' })], {
      wide: false,
      namespaces: false,
      style,
      now,
    })
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u)
  })
})

describe('the other formats', () => {
  const table = { namespaces: true, style, now }

  test('jsonl has a line for each resource, with times as the API server writes them', () => {
    expect(JSON.parse(formatRows('jsonl', [degraded], table))).toEqual({
      apiVersion: 'acme.io/v1',
      kind: 'Database',
      namespace: 'shop',
      name: 'orders',
      health: degraded.verdict,
      since: '2026-01-01T22:30:00Z',
      creationTimestamp: '2025-12-30T00:00:00Z',
      owner: { kind: 'Shop', name: 'main' },
    })
  })

  test('json is one array and yaml one document for each', () => {
    expect(JSON.parse(formatRows('json', [degraded, held], table))).toEqual([degraded, held].map(rowDocument))
    expect(JSON.parse(formatRows('json', [], table))).toEqual([])
    expect(formatRows('yaml', [degraded, held], table).split('---\n')).toHaveLength(3)
  })

  test('name is what kubectl takes', () => {
    expect(formatRows('name', [degraded], table)).toBe('database.acme.io/orders\n')
  })

  test('an empty table is nothing', () => {
    expect(formatRows('table', [], table)).toBe('')
  })
})
