import { expect, test } from 'vitest'
import { parseText, Registry } from '../../exposition/index.ts'
import { declareProcessMetrics, mostOpenFiles, type ProcessFiles, virtualMemory } from './process-metrics.ts'

const stat =
  '4242 (a (odd) name) S 1 2 3 0 -1 4194560 100 0 0 0 11 22 0 0 20 0 12 0 98765 10136215552 26000 18446744073709551615\n'
const limits = [
  'Limit                     Soft Limit           Hard Limit           Units     ',
  'Max cpu time              unlimited            unlimited            seconds   ',
  'Max open files            20000                1048576              files     ',
  '',
].join('\n')

function textOf(files: ProcessFiles): string {
  const registry = new Registry({ naming: 'promlint' })
  declareProcessMetrics(registry, files)
  return registry
    .families()
    .flatMap((family) => [...family.chunks()].map((chunk) => chunk.render()))
    .join('')
}

test('the kernel is read, whatever the process is called', () => {
  const text = textOf({ stat: () => stat, limits: () => limits, descriptors: () => 17 })
  expect(text).toContain('process_virtual_memory_bytes 10136215552\n')
  expect(text).toContain('process_max_fds 20000\n')
  expect(text).toContain('process_open_fds 17\n')
  expect(parseText(text).errors).toEqual([])
})

test('what a system does not tell is left out, and the rest is there', () => {
  const text = textOf({ stat: () => undefined, limits: () => undefined, descriptors: () => undefined })
  expect(text.match(/^\w+/gm)).toEqual([
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'process_start_time_seconds',
  ])
})

test.each([
  ['', undefined],
  ['1 (node) S', undefined],
])('of %j no memory is read', (text, expected) => {
  expect(virtualMemory(text)).toBe(expected)
})

test.each([
  ['Max open files            unlimited            unlimited            files', Number.POSITIVE_INFINITY],
  ['Max cpu time              1                    1                    seconds', undefined],
])('of %j the limit is %j', (text, expected) => {
  expect(mostOpenFiles(text)).toBe(expected)
})
