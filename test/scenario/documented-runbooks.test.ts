import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { readValues, ruleValuesSchema } from '../../src/generate/index.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/runbooks')
const pages = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(path.join(folder, name), 'utf8'),
}))

/** Lines to paste into a shell, and what stands in a sentence with its options. */
function commandsOf(text: string): readonly string[] {
  const lines = [...text.matchAll(/^ *binnacle .*$/gm)].map(([line]) => line.trim())
  const spans = [...text.matchAll(/`(binnacle [^`]* -[^`]*)`/g)].map(([, span = '']) => span)
  return [...lines, ...spans]
}

const settingsOf = (text: string) => [...text.matchAll(/--set '([^']+)'/g)].map(([, setting = '']) => setting)

/** The program with all that it can be told, and nothing that it does. */
function parser(): Command {
  const program = createProgram(() => {})
  const silence = (command: Command): void => {
    command.action(() => {}).configureOutput({ writeErr: () => {}, outputError: () => {} })
    command.commands.forEach(silence)
  }
  silence(program)
  return program
}

const commands = pages.flatMap(({ name, text }) => commandsOf(text).map((line) => [name, line] as const))
const settings = pages.flatMap(({ name, text }) => settingsOf(text).map((line) => [name, line] as const))

describe('what runbooks give to paste', () => {
  test('is found', () => {
    expect(commands.length).toBeGreaterThan(20)
    expect(settings.length).toBeGreaterThan(4)
    expect(() => parser().parse(['get', '--no-such-option'], { from: 'user' })).toThrow('unknown option')
  })

  test.each(commands)('%s: %s', (_, line) => {
    const [, ...words] = line.replace(/\s+[#|].*$/, '').split(/\s+/)
    expect(() => parser().parse(words, { from: 'user' })).not.toThrow()
  })

  test.each(settings)('%s: --set %s', (_, setting) => {
    expect(() => readValues(ruleValuesSchema, { set: [setting] })).not.toThrow()
  })
})
