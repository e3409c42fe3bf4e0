import { expect, test } from 'vitest'
import { StatusLine } from './status-line.ts'

function terminal(isTTY: boolean, columns = 20) {
  const written: string[] = []
  const line = new StatusLine({ isTTY, columns, write: (text) => written.push(text) })
  return { written, line }
}

test('the line is written over, and not at all when it stays the same', () => {
  const { written, line } = terminal(true)
  line.show('one')
  line.show('one')
  line.show('two')
  expect(written).toEqual(['\r\u001b[2Kone', '\r\u001b[2Ktwo'])
})

test('what is told in between stands above it', () => {
  const { written, line } = terminal(true)
  line.above('early\n')
  line.show('status')
  line.above('late\n')
  expect(written).toEqual(['early\n', '\r\u001b[2Kstatus', '\r\u001b[2Klate\nstatus'])
})

test('it never wraps, colours or not', () => {
  const { written, line } = terminal(true)
  line.show(`\u001b[31m${'x'.repeat(30)}\u001b[39m`)
  expect(written).toEqual([`\r\u001b[2K${'x'.repeat(18)}…`])
})

test('a pipe gets only what is told', () => {
  const { written, line } = terminal(false)
  line.show('status')
  line.above('told\n')
  line.end()
  expect(written).toEqual(['told\n'])
})
