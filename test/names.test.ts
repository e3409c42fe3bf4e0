import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { nameLines } from '../tools/generated/names-snapshot.ts'

const promised = readFileSync(path.resolve(import.meta.dirname, 'names.txt'), 'utf8')
  .trim()
  .split('\n')
const current = nameLines()

const whoReliesOnIt: Readonly<Record<string, string>> = {
  alert: 'silences, routes and inhibitions of others would match nothing and say nothing',
  record: 'queries of others would find nothing and say nothing',
  dashboard: 'links of others would lead nowhere, or lose what they choose',
}

/** Why a promise does not hold any more, and what to do instead. */
function brokenPromise(line: string): string | undefined {
  if (current.includes(line)) return
  const [kind = '', name = ''] = line.split(' ')
  const now = current.filter((other) => other.startsWith(`${kind} ${name} `) || other === `${kind} ${name}`)
  const what = now.length > 0 ? `is now ${now.map((other) => `'${other}'`).join(', ')}` : 'is gone'
  return (
    `'${line}' was promised and ${what}: ${whoReliesOnIt[kind]}. ` +
    'Keep it for a release beside what takes its place, as docs/alerts.md says under "Names that stay", and tell of it in ' +
    'CHANGELOG.md. What has been deprecated for a release may go: take its line out of test/names.txt.'
  )
}

test('no alert, recorded series or dashboard that was promised is gone, renamed, or has other labels or variables', () => {
  expect(promised.flatMap((line) => brokenPromise(line) ?? [])).toEqual([])
})

test('all of them are promised; npm run generate adds new ones', () => {
  expect(current.filter((line) => !promised.includes(line))).toEqual([])
})

test.each([
  ['alert OperatorHasNoLeader severity=critical job', /is gone: silences, .*"Names that stay"/],
  [
    'alert OperatorDown severity=info job namespace',
    /is now 'alert OperatorDown severity=critical job namespace'/,
  ],
  ['record job:up:sum job', /is gone: queries /],
  ['dashboard binnacle-fleets datasource', /is gone: links /],
])('what was renamed or changed is told with what to do: %s', (line, expected) => {
  expect(brokenPromise(line)).toMatch(expected)
})
