import { describe, expect, test } from 'vitest'
import { emptyStates, type ReportChange, type ReportRow } from '../../view/index.ts'
import { csvLine } from './csv.ts'
import { type Report, reportCsv, reportJson } from './report-output.ts'
import { reportTable } from './report-table.ts'
import { readPoint } from './time-option.ts'

const day = 86_400_000
const from = Date.UTC(2026, 0, 1)
const row: ReportRow = {
  group: 'example.com',
  kind: 'Database',
  namespace: 'shop',
  name: 'orders',
  resources: 1,
  states: { ...emptyStates(), healthy: 8.9999 * day, degraded: 0.0001 * day },
  unobserved: day,
  absent: 0,
  availability: 8.9999 / 9,
  transitions: 2,
  outages: 1,
  longestOutage: 0.0001 * day,
  specChanges: 1,
}
const change: ReportChange = {
  group: 'example.com',
  kind: 'Database',
  namespace: 'shop',
  name: 'orders',
  at: from + 3_600_000,
  what: 'spec',
  generation: 2,
  managers: ['kubectl-edit'],
  changes: [
    { path: 'spec.replicas', before: 1, after: 3, manager: 'kubectl-edit' },
    { path: 'spec.note', after: '=cmd|"x", y', manager: 'kubectl-edit' },
  ],
}
const report: Report = { range: { from, to: from + 10 * day }, rows: [row] }
const plain = { width: 80, color: false, unicode: true }

describe('a report', () => {
  test('as a table fits 80 columns, and 99.999 % is not all', () => {
    const text = reportTable({ ...report, changes: [change] }, plain)
    expect(text).toBe(`From 2026-01-01T00:00:00Z to 2026-01-11T00:00:00Z.
AVAIL is the healthy share of the time observed, without the time suspended.

DATABASE      AVAIL  DEGRADED  UNOBSERVED  OUTAGES  LONGEST  CHANGES
shop/orders  99.99%        8s         24h        1       8s        1

2026-01-01T01:00:00Z  Database/shop/orders changed to generation 2 by kubectl-edit
    spec.replicas: 1 → 3
    spec.note: none → =cmd|"x", y
`)
  })

  test('wide has every state, with its share of the time that the resource was there', () => {
    const text = reportTable(report, { ...plain, width: undefined, wide: true })
    expect(text).toMatch(/DEGRADED\s+HEALTHY\s+UNOBSERVED/)
    expect(text).toMatch(/8s 0.00%\s+8d 89.99%\s+24h 10.00%/)
  })

  const healthy = { ...row, name: 'stock', states: { ...emptyStates(), healthy: day }, availability: 1 }
  const suspended = {
    ...row,
    name: 'cold',
    states: { ...emptyStates(), suspended: day },
    availability: undefined,
    outages: 0,
    longestOutage: 0,
  }

  test('leaves out what was healthy throughout, and counts it', () => {
    const text = reportTable({ ...report, rows: [row, healthy, suspended] }, plain)
    expect(text).toMatch(/^shop\/orders +99/m)
    expect(text).toMatch(/^shop\/cold +- /m)
    expect(text).not.toContain('stock')
    expect(text).toMatch(/\n\n1 healthy throughout; --all shows them\.\n$/)
    expect(reportTable({ ...report, rows: [healthy] }, plain)).toMatch(/suspended\.\n\n1 healthy throughout/)
    const all = reportTable({ ...report, rows: [row, healthy] }, { ...plain, all: true })
    expect(all).toContain('shop/stock')
    expect(all).not.toContain('throughout')
  })

  test('says from when on there was somebody to observe', () => {
    const young = { ...report, observedFrom: from + 9 * day }
    expect(reportTable(young, plain)).toMatch(
      /^Observed from 2026-01-10T00:00:00Z to 2026-01-11T00:00:00Z, not before\.\n/,
    )
    expect(JSON.parse(reportJson(young)).observedSince).toBe('2026-01-10T00:00:00Z')
  })

  test('of kinds counts their resources', () => {
    const text = reportTable({ ...report, rows: [{ ...row, namespace: '', name: '', resources: 12 }] }, plain)
    expect(text).toMatch(/KIND\s+COUNT\s+AVAIL\s/)
    expect(text).toMatch(/\nDatabase\s+12\s/)
  })

  test('as JSON has times of RFC 3339 and seconds', () => {
    expect(JSON.parse(reportJson({ ...report, changes: [change] }))).toMatchObject({
      since: '2026-01-01T00:00:00Z',
      rows: [
        {
          name: 'orders',
          seconds: { degraded: 8.64, unobserved: 86_400, absent: 0 },
          outages: { count: 1, longestSeconds: 8.64 },
        },
      ],
      changes: [{ at: '2026-01-01T01:00:00Z', managers: ['kubectl-edit'] }],
    })
  })

  test('as CSV has a line for each row, or for each field that changed', () => {
    const [header, line, end] = reportCsv(report).split('\r\n')
    expect(header).toMatch(/^group,kind,namespace,name,resources,availability,/)
    expect(line).toMatch(/^example\.com,Database,shop,orders,1,/)
    expect(line?.split(',').length).toBe(header?.split(',').length)
    expect(end).toBe('')
    const changes = reportCsv({ ...report, changes: [change] }).split('\r\n')
    expect(changes[2]).toContain(`spec.note,,"'=cmd|""x"", y",kubectl-edit`)
  })

  test('of nothing says so', () => {
    expect(reportTable({ ...report, rows: [] }, plain)).toMatch(/^No resources are known/)
  })
})

test.each([
  [['a', 1, undefined], 'a,1,\r\n'],
  [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
  [['=1+1', '+1', '-1', '@x', '\tx', ' =x'], "'=1+1,'+1,'-1,'@x,'\tx,' =x\r\n"],
])('%j is a line of CSV that is no formula', (fields, line) => expect(csvLine(fields)).toBe(line))

describe('a point in time is', () => {
  const now = Date.UTC(2026, 5, 1)
  test.each([
    ['30d', now - 30 * day],
    ['2w', now - 14 * day],
    ['36h', now - 1.5 * day],
    ['1h30m', now - day / 16],
    ['2026-01-31', Date.UTC(2026, 0, 31)],
    ['2026-01-31T08:00:00Z', Date.UTC(2026, 0, 31, 8)],
  ])('%s', (text, expected) => expect(readPoint('--since', text, now)).toBe(expected))

  test.each(['', 'yesterday', '-3d', '2026-13-01', '0d', '5x'])('not %j', (text) => {
    expect(() => readPoint('--since', text, now)).toThrow(/--since .*give how long ago/)
  })
})
