import { Command } from 'commander'
import { addDashboards } from './declaration/dashboards-command.ts'
import { addExamples } from './declaration/example.ts'
import { addHealth, addMetrics, addMigrate, addReport } from './declaration/file-commands.ts'
import { helpLayout } from './declaration/help-layout.ts'
import { addManifests } from './declaration/manifests-command.ts'
import { addMonitor } from './declaration/monitor-command.ts'
import type { OnExit } from './declaration/on-exit.ts'
import { addDescribe, addEvents, addGet, addTree, addWait } from './declaration/resource-commands.ts'
import { addRules } from './declaration/rules-commands.ts'
import { addApiserver, addDemo } from './declaration/server-commands.ts'
import { version } from './version.ts'

/** Every command with its options. A command's own modules are loaded only when it runs. */
export function createProgram(onExit: OnExit): Command {
  const program = new Command('binnacle')
    .description('Shows every custom resource of a Kubernetes cluster: its health and why.')
    .argument('[command]')
    .usage('[options] [command]')
    .enablePositionalOptions()
    .configureHelp(helpLayout)
    .helpCommand('help [command]', 'what a command does, and its options')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(inOwnVoice(text)) })
    .addHelpText(
      'after',
      '\nWithout a command it monitors the current context:\nmetrics, probes and a start page.',
    )
  addMonitor(program, onExit)
  addGet(program, onExit)
  addDescribe(program, onExit)
  addWait(program, onExit)
  addEvents(program, onExit)
  addReport(program, onExit)
  addTree(program, onExit)
  addHealth(program, onExit)
  addMetrics(program, onExit)
  addRules(program, onExit)
  addMigrate(program, onExit)
  addManifests(program, onExit)
  addDashboards(program, onExit)
  addDemo(program, onExit)
  addApiserver(program, onExit)
  program
    .command('version')
    .description('print the version')
    .action(() => {
      process.stdout.write(`binnacle ${version}\n`)
    })
  hintAtHelp(program, 'binnacle')
  addExamples(program)
  return program
}

/** Everything that goes wrong is told in a line that begins with the name of the program. */
function inOwnVoice(error: string): string {
  return error.replace(/^error: /, 'binnacle: ').replace(/\n\(Did you mean (.*)\?\)/, '; did you mean $1?')
}

/** Of the command that was used wrongly, not of all. */
function hintAtHelp(command: Command, words: string): void {
  const what = command.commands.length > 0 ? 'commands and options' : 'arguments and options'
  command.showHelpAfterError(`Run '${words} --help' for the ${what} there are.`)
  for (const child of command.commands) hintAtHelp(child, `${words} ${child.name()}`)
}
