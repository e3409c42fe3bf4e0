import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from './program.ts'

const program = createProgram(() => {})

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)]
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()
}

function helpOf(command: Command, columns: number): string {
  let text = ''
  command.configureOutput({
    writeOut: (part) => {
      text += part
    },
    getOutHelpWidth: () => columns,
  })
  command.outputHelp()
  return text
}

describe('help keeps to the width of the terminal', () => {
  const commands = withChildren(program)

  test('every command is looked at', () => {
    expect(commands.map(nameOf)).toEqual(
      expect.arrayContaining(['binnacle', 'binnacle get', 'binnacle rules check', 'binnacle migrate ksm']),
    )
  })

  test.each(commands.map((command) => [nameOf(command), command] as const))('%s', (_, command) => {
    for (const columns of [72, 80, 120]) {
      const tooWide = helpOf(command, columns)
        .split('\n')
        .filter((line) => line.length > columns)
      expect(tooWide).toEqual([])
    }
  })

  test('an option with a long name has what it means below it', () => {
    const lines = helpOf(program, 80).split('\n')
    const at = lines.indexOf('  --custom-resource-state-config-file <file>')
    expect(lines[at + 1]).toMatch(/^ {35}serve the metrics/)
  })
})

test('options that many commands have stand together, below those of the command', () => {
  const get = program.commands.find((command) => command.name() === 'get')
  const headings = get ? helpOf(get, 80).match(/^\S.*:$/gm) : []
  expect(headings).toEqual([
    'Arguments:',
    'Options:',
    'Cluster:',
    'Judgement:',
    'Server that is asked by URL:',
  ])
})
