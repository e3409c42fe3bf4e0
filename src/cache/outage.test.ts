import { beforeEach, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger } from '../base/index.ts'
import { Outage } from './outage.ts'
import { readFailure } from './reflector-error.ts'

const scope = { resource: 'databases.example.com' }
const failure = (code: number) => readFailure({ code, message: `code ${code}` }, 'watch', scope)
const refused = readFailure({ message: 'connection refused' }, 'watch', scope)

let clock: ManualClock
let said: string[]
let outage: Outage

beforeEach(() => {
  clock = new ManualClock()
  said = []
  const say =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      said.push(`${level}: ${message} ${JSON.stringify(fields)}`)
  outage = new Outage(scope, clock, { ...silentLogger, info: say('info'), warn: say('warn') })
})

test('a reason and its end are told once, however often it is met', async () => {
  for (let attempt = 0; attempt < 1000; attempt++) outage.goesOn(refused, 30_000)
  await clock.advance(3_600_000)
  outage.goesOn(refused, 30_000)
  outage.over()
  outage.over()
  expect(said).toEqual([
    'warn: cannot watch databases.example.com in all namespaces: connection refused {"kind":"unavailable","retryInMs":30000}',
    'info: databases.example.com can be followed again {"afterSeconds":3600}',
  ])
})

test('reasons that take turns are told once each', () => {
  for (let attempt = 0; attempt < 100; attempt++) {
    outage.goesOn(refused, 800)
    outage.goesOn(failure(403), 800)
  }
  expect(said.map((line) => line.split(':')[0])).toEqual(['warn', 'warn'])
})

test('being asked to come back later is told when it goes on for ten seconds', async () => {
  outage.goesOn(failure(429), 1000)
  await clock.advance(2000)
  outage.over()
  expect(said).toEqual([])
  for (let second = 0; second <= 10; second++) {
    outage.goesOn(failure(429), 1000)
    await clock.advance(1000)
  }
  expect(said).toEqual([
    'warn: cannot watch databases.example.com in all namespaces: code 429 {"kind":"throttled","retryInMs":1000}',
  ])
})

test('what comes and goes all the time is told every five minutes', async () => {
  for (let second = 0; second < 601; second++) {
    outage.goesOn(refused, 800)
    await clock.advance(500)
    outage.over()
    await clock.advance(500)
  }
  expect(said.filter((line) => line.startsWith('warn'))).toHaveLength(3)
  expect(said.filter((line) => line.startsWith('info'))).toHaveLength(3)
})

test('a second outage soon after the first is told when it lasts', async () => {
  outage.goesOn(refused, 800)
  outage.over()
  for (let minute = 0; minute < 10; minute++) {
    outage.goesOn(refused, 30_000)
    await clock.advance(60_000)
  }
  expect(said.filter((line) => line.startsWith('warn'))).toHaveLength(2)
})

test('a version that is gone is not worth a word, and neither is its end', () => {
  outage.goesOn(failure(410), 0)
  expect(outage.error?.kind).toBe('expired')
  outage.over()
  expect(said).toEqual([])
})

test('it lasts from its first reason to its end', async () => {
  expect([outage.error, outage.since]).toEqual([undefined, undefined])
  const began = clock.now()
  outage.goesOn(refused, 800)
  await clock.advance(60_000)
  outage.goesOn(failure(429), 800)
  expect([outage.error?.kind, outage.since]).toEqual(['throttled', began])
  outage.over()
  expect([outage.error, outage.since]).toEqual([undefined, undefined])
})
