import { expect, test } from 'vitest'
import { createLogger, type LogFormat, type LogLevel } from './create-logger.ts'
import { ManualClock } from './manual-clock.ts'

function logged(format: LogFormat, level: LogLevel): string {
  let text = ''
  const clock = new ManualClock(Date.UTC(2026, 0, 2, 3, 4, 5, 6))
  const log = createLogger({ write: (line) => (text += line), clock, format, level })
  log.debug('quiet')
  log.info('kind started', { kind: 'Site.web.example.dev', objects: 3, absent: undefined })
  log.error('list refused', { error: 'a "quoted"\nreason', empty: '' })
  return text
}

test('text lines are logfmt: values are quoted where they would run together, a line stays a line', () => {
  expect(logged('text', 'info')).toBe(
    'time=2026-01-02T03:04:05.006Z level=info msg="kind started" kind=Site.web.example.dev objects=3\n' +
      'time=2026-01-02T03:04:05.006Z level=error msg="list refused" error="a \\"quoted\\"\\nreason" empty=""\n',
  )
})

test('json lines hold the same facts', () => {
  const lines = logged('json', 'error').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      time: '2026-01-02T03:04:05.006Z',
      level: 'error',
      msg: 'list refused',
      error: 'a "quoted"\nreason',
      empty: '',
    },
  ])
})

test('a lower level writes more', () => {
  expect(logged('text', 'debug').split('\n')).toHaveLength(4)
})

test('plain lines are the level and the message', () => {
  expect(logged('plain', 'info')).toBe('info: kind started\nerror: list refused\n')
})
