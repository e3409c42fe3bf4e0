import { describe, expect, test } from 'vitest'
import { readTerminalStyle } from './terminal-style.ts'

const terminal = { isTTY: true, columns: 80 }
const pipe = { isTTY: false }
const utf8 = { LANG: 'en_GB.UTF-8', TERM: 'xterm-256color' }

describe('what may be written', () => {
  test('on a terminal: colours, glyphs, its width', () => {
    expect(readTerminalStyle(utf8, terminal)).toEqual({ color: true, unicode: true, width: 80 })
  })

  test('in a pipe: no colours, lines of any length', () => {
    expect(readTerminalStyle(utf8, pipe)).toEqual({ color: false, unicode: true, width: undefined })
  })

  test.each([
    ['NO_COLOR turns colours off', { ...utf8, NO_COLOR: '1' }, terminal, false],
    ['an empty NO_COLOR does not', { ...utf8, NO_COLOR: '' }, terminal, true],
    ['FORCE_COLOR turns them on in a pipe', { ...utf8, FORCE_COLOR: '1' }, pipe, true],
    ['NO_COLOR wins over FORCE_COLOR', { ...utf8, FORCE_COLOR: '1', NO_COLOR: '1' }, terminal, false],
    ['a dumb terminal has none', { ...utf8, TERM: 'dumb' }, terminal, false],
  ])('%s', (_, env, stream, color) => {
    expect(readTerminalStyle(env, stream).color).toBe(color)
  })

  test.each([
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'de_AT.UTF-8' }, true],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
    [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, false],
  ])('with %j glyphs outside ASCII: %s', (env, unicode) => {
    expect(readTerminalStyle(env, terminal).unicode).toBe(unicode)
  })
})
