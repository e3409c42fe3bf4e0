import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { examples } from './declaration/example.ts'
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

/** A program that takes command lines, and does nothing. */
function idleProgram(): { program: Command; ran: string[] } {
  const program = createProgram(() => {})
  const ran: string[] = []
  for (const command of withChildren(program)) {
    command.configureOutput({ writeErr: () => {}, writeOut: () => {} })
    command.action(() => {
      ran.push(nameOf(command))
    })
  }
  return { program, ran }
}

describe('help ends with examples', () => {
  test('of every command that does something', () => {
    const leaves = withChildren(createProgram(() => {})).filter(
      (command) => command.registeredArguments.length + command.options.length > 0,
    )
    expect(Object.keys(examples).sort()).toEqual(leaves.map(nameOf).sort())
    for (const command of leaves) expect(helpOf(command, 80)).toContain('\nExamples:\n  # ')
  })

  test.each(
    Object.entries(examples).flatMap(([name, own]) => own.map(({ words }) => [name, words] as const)),
  )('%s: %s can be typed', async (name, words) => {
    const { program, ran } = idleProgram()
    await program.parseAsync(words.split(' '), { from: 'user' })
    // What the whole program's help tells of are commands of its own.
    expect(ran).toEqual([name === 'binnacle' ? expect.stringMatching(/^binnacle/) : name])
  })
})

test('options that many commands have stand together, below those of the command', () => {
  const get = program.commands.find((command) => command.name() === 'get')
  const headings = get ? helpOf(get, 80).match(/^\S.*:$/gm) : []
  expect(headings?.filter((heading) => heading !== 'Arguments:')).toEqual([
    'Options:',
    'Cluster:',
    'Judgement:',
    'Server that is asked by URL:',
    'Examples:',
  ])
})
