import { memberFunction, type Overload } from '../function/overload.ts'
import { CelError, isError } from '../value/cel-error.ts'
import { duration, int, string, timestamp } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { floorDivide, type Timestamp } from '../value/timestamp.ts'

/** What an instant is called in UTC; the date's fields are read after it was moved by a zone's offset. */
const fields: Readonly<Record<string, (local: Date) => number>> = {
  getFullYear: (local) => local.getUTCFullYear(),
  getMonth: (local) => local.getUTCMonth(),
  getDayOfYear: dayOfYear,
  getDayOfMonth: (local) => local.getUTCDate() - 1,
  getDate: (local) => local.getUTCDate(),
  getDayOfWeek: (local) => local.getUTCDay(),
  getHours: (local) => local.getUTCHours(),
  getMinutes: (local) => local.getUTCMinutes(),
  getSeconds: (local) => local.getUTCSeconds(),
  getMilliseconds: (local) => local.getUTCMilliseconds(),
}

const units: Readonly<Record<string, bigint>> = {
  getHours: 3_600_000_000_000n,
  getMinutes: 60_000_000_000n,
  getSeconds: 1_000_000_000n,
  getMilliseconds: 1_000_000n,
}

/** Making a formatter for a named zone takes as long as hundreds of simple steps. */
const namedZoneCost = 500

/**
 * The parts of instants, in UTC or in a zone: `+02:00` or a name of the tz database; months, days of the month
 * and of the year count from 0, `getDate` from 1. Durations give themselves in whole units, as cel-go has it.
 */
export const times: readonly Overload[] = [
  ...Object.entries(fields).flatMap(([name, read]) => [
    memberFunction(name, [timestamp], int, (_, instant) => BigInt(read(dateOf(instant, 0)))),
    memberFunction(
      name,
      [timestamp, string],
      int,
      (_, instant, zone) => {
        const offset = zoneOffset(instant, zone)
        return isError(offset) ? offset : BigInt(read(dateOf(instant, offset)))
      },
      { cost: (_, zone) => (fixedOffset(zone) === undefined ? namedZoneCost : 1) },
    ),
  ]),
  ...Object.entries(units).map(([name, unit]) =>
    memberFunction(name, [duration], int, (_, span): CelValue => span.nanoseconds / unit),
  ),
]

function dateOf(instant: Timestamp, offsetMs: number): Date {
  return new Date(Number(floorDivide(instant.nanoseconds, 1_000_000n)) + offsetMs)
}

function dayOfYear(local: Date): number {
  const start = new Date(local)
  start.setUTCMonth(0, 1)
  return Math.round((local.getTime() - start.getTime()) / 86_400_000)
}

/** Milliseconds that the zone is ahead of UTC at that instant. */
function zoneOffset(instant: Timestamp, zone: string): number | CelError {
  return fixedOffset(zone) ?? namedOffset(instant, zone)
}

function fixedOffset(zone: string): number | undefined {
  if (zone === '' || zone === 'UTC') return 0
  const match = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(zone)
  if (match === null) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}

function namedOffset(instant: Timestamp, zone: string): number | CelError {
  const date = dateOf(instant, 0)
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    const local = new Date(0)
    local.setUTCFullYear(part('year'), part('month') - 1, part('day'))
    local.setUTCHours(part('hour'), part('minute'), part('second'), 0)
    return local.getTime() - Math.floor(date.getTime() / 1000) * 1000
  } catch (error) {
    if (error instanceof RangeError) return new CelError(`unknown time zone ${zone}`)
    throw error
  }
}
