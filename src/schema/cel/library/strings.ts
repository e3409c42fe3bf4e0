import { goQuote } from '../../../base/index.ts'
import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { type CelList, ValueList } from '../value/cel-list.ts'
import { bool, dyn, int, listOf, string } from '../value/cel-type.ts'
import type { CelValue } from '../value/cel-value.ts'
import { traversal } from '../value/meter.ts'
import { codePointCount, codePointsOf } from './code-points.ts'
import { formatString } from './format-string.ts'

const once = (text: string) => traversal(text.length)
const twice = (text: string) => Math.ceil(text.length / 5)

/** The language's functions of strings, and cel-go's extension of them. Positions count code points. */
export const strings: readonly Overload[] = [
  memberFunction('contains', [string, string], bool, (_, text, part) => text.includes(part), {
    cost: (text, part) => traversal(text.length) * traversal(part.length),
  }),
  memberFunction('startsWith', [string, string], bool, (_, text, start) => text.startsWith(start), {
    cost: once,
  }),
  memberFunction('endsWith', [string, string], bool, (_, text, end) => text.endsWith(end), { cost: once }),

  memberFunction('charAt', [string, int], string, (_, text, index) => charAt(text, index), { cost: once }),
  memberFunction('indexOf', [string, string], int, (_, text, part) => indexOf(text, part, 0n), {
    cost: once,
  }),
  memberFunction('indexOf', [string, string, int], int, (_, text, part, from) => indexOf(text, part, from), {
    cost: once,
  }),
  memberFunction('lastIndexOf', [string, string], int, (_, text, part) => lastIndexOf(text, part), {
    cost: once,
  }),
  memberFunction(
    'lastIndexOf',
    [string, string, int],
    int,
    (_, text, part, from) => lastIndexOf(text, part, from),
    { cost: once },
  ),
  memberFunction('lowerAscii', [string], string, (_, text) => lowerAscii(text), { cost: once }),
  memberFunction('upperAscii', [string], string, (_, text) => upperAscii(text), { cost: once }),
  memberFunction('trim', [string], string, (_, text) => trim(text), { cost: once }),
  memberFunction('reverse', [string], string, (_, text) => codePointsOf(text).toReversed().join(''), {
    cost: once,
  }),
  memberFunction('substring', [string, int], string, (_, text, start) => substring(text, start), {
    cost: once,
  }),
  memberFunction(
    'substring',
    [string, int, int],
    string,
    (_, text, start, end) => substring(text, start, end),
    {
      cost: once,
    },
  ),
  memberFunction(
    'replace',
    [string, string, string],
    string,
    (_, text, from, to) => replace(text, from, to),
    {
      cost: (text, from, to) => replaceCost(text, from, to),
    },
  ),
  memberFunction(
    'replace',
    [string, string, string, int],
    string,
    (_, text, from, to, limit) => replace(text, from, to, limit),
    { cost: (text, from, to) => replaceCost(text, from, to) },
  ),
  memberFunction('split', [string, string], listOf(string), (_, text, by) => split(text, by), {
    cost: twice,
  }),
  memberFunction(
    'split',
    [string, string, int],
    listOf(string),
    (_, text, by, limit) => split(text, by, limit),
    {
      cost: twice,
    },
  ),
  memberFunction('join', [listOf(string)], string, (_, list) => join(list, ''), {
    cost: (list) => joinCost(list),
  }),
  memberFunction('join', [listOf(string), string], string, (_, list, by) => join(list, by), {
    cost: (list, by) => joinCost(list, by.length),
  }),
  memberFunction(
    'format',
    [string, listOf(dyn)],
    string,
    (meter, text, list) => formatString(text, list, meter),
    {
      cost: once,
    },
  ),
  globalFunction('strings.quote', [string], string, (_, text) => goQuote(text), { cost: once }),
]

function outOfRange(index: bigint): CelError {
  return new CelError(`index out of range: ${index}`)
}

function charAt(text: string, index: bigint): CelValue {
  const points = codePointsOf(text)
  if (index < 0n || index > points.length) return outOfRange(index)
  return points[Number(index)] ?? ''
}

function indexOf(text: string, part: string, from: bigint): CelValue {
  const points = codePointsOf(text)
  if (from < 0n || from > points.length) return outOfRange(from)
  const found = text.indexOf(part, points.slice(0, Number(from)).join('').length)
  return found < 0 ? -1n : BigInt(codePointCount(text.slice(0, found)))
}

/** `from` is the last position where it may begin. */
function lastIndexOf(text: string, part: string, from?: bigint): CelValue {
  const points = codePointsOf(text)
  const last = from ?? BigInt(points.length)
  if (last < 0n || last > points.length) return outOfRange(last)
  const found = text.lastIndexOf(part, points.slice(0, Number(last)).join('').length)
  return found < 0 ? -1n : BigInt(codePointCount(text.slice(0, found)))
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}

/** What Unicode calls white space, as Go's strings.TrimSpace: not the byte order mark, which `trim` takes for it. */
function trim(text: string): string {
  const space = /\p{White_Space}/u
  let start = 0
  let end = text.length
  while (start < end && space.test(text[start] ?? '')) start++
  while (end > start && space.test(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}

function substring(text: string, start: bigint, end?: bigint): CelValue {
  const points = codePointsOf(text)
  const stop = end ?? BigInt(points.length)
  if (start < 0n || start > points.length) return outOfRange(start)
  if (stop < 0n || stop > points.length) return outOfRange(stop)
  if (start > stop) return new CelError(`invalid substring range. start: ${start}, end: ${stop}`)
  return points.slice(Number(start), Number(stop)).join('')
}

/** Go's strings.Replace: an empty text is found before every code point and at the end. */
function replace(text: string, from: string, to: string, limit = -1n): string {
  if (limit < 0n) return from === '' ? [...replaceableGaps(text)].join(to) : text.replaceAll(from, () => to)
  const pieces = from === '' ? [...replaceableGaps(text)] : text.split(from)
  const count = Math.min(Number(limit), pieces.length - 1)
  return [...pieces.slice(0, count), pieces.slice(count).join(from)].join(to)
}

function replaceableGaps(text: string): readonly string[] {
  return ['', ...codePointsOf(text), '']
}

/** Beside what Kubernetes charges, what the result may grow by. */
function replaceCost(text: string, from: string, to: string): number {
  const growth = Math.max(0, to.length - from.length)
  return twice(text) + (growth === 0 ? 0 : traversal(growth * occurrences(text, from)))
}

function occurrences(text: string, part: string): number {
  if (part === '') return text.length + 1
  let count = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++
  return count
}

/** Go's strings.SplitN: with a limit the last piece is the rest. */
function split(text: string, by: string, limit = -1n): CelList {
  if (limit === 0n) return new ValueList([])
  const pieces = by === '' ? codePointsOf(text) : text.split(by)
  if (limit < 0n || limit >= pieces.length) return new ValueList(pieces)
  const kept = Number(limit) - 1
  return new ValueList([...pieces.slice(0, kept), pieces.slice(kept).join(by)])
}

function join(list: CelList, by: string): CelValue {
  const texts: string[] = []
  for (const item of list) {
    if (typeof item !== 'string') return new CelError('no such overload')
    texts.push(item)
  }
  return texts.join(by)
}

function joinCost(list: CelList, separator = 0): number {
  let length = separator * Math.max(0, list.size - 1)
  for (const item of list) length += typeof item === 'string' ? item.length : 0
  return Math.ceil(length / 5) + traversal(list.size)
}
