import path from 'node:path'
import { type CommandOptions, type CommandResult, runCommand } from '../component/run-command.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')
const main = path.join(root, 'dist', 'src', 'cli', 'main.js')

/** Runs a command of the built `binnacle` to its end. */
export function binnacle(args: readonly string[], options?: CommandOptions): Promise<CommandResult> {
  return runCommand(node, [main, ...args], options)
}
