import { readFile } from 'node:fs/promises'
import { text as readStream } from 'node:stream/consumers'
import { suggestion } from '../../base/index.ts'
import {
  checks,
  durationAdvice,
  formatVersion,
  isBefore,
  oldestKnownVersion,
  type PrometheusVersion,
  parseDuration,
  parsePrometheusVersion,
  type RuleSource,
} from '../../promql/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'
import { checkRuleFiles } from '../rules/check-rule-files.ts'
import { readExposition } from '../rules/read-exposition.ts'

export interface RulesCheckOptions extends ServerCredentials {
  /** Paths, or - for standard input. */
  readonly files: readonly string[]
  /** Paths or URLs. */
  readonly exposition?: readonly string[]
  readonly scrapeInterval?: string
  readonly label?: readonly string[]
  readonly disable?: readonly string[]
  /** `2.53`. */
  readonly prometheusVersion?: string
  readonly output: 'text' | 'json'
}

/** `binnacle rules check`. Throws a `CommandError` when it was used wrongly. */
export async function rulesCheck(options: RulesCheckOptions): Promise<number> {
  const { stdin, stdout, env } = process
  const scrapeInterval = readScrapeInterval(options.scrapeInterval)
  const version = readVersion(options.prometheusVersion)
  const names = ['syntax', 'rule-file', 'duplicate-rule', ...checks.map(({ name }) => name)]
  for (const name of options.disable ?? [])
    if (!names.includes(name))
      throw new CommandError(`--disable: there is no check ${name}${suggestion(name, names)}`, exitCode.usage)
  const read = async (file: string): Promise<RuleSource> => {
    try {
      return file === '-'
        ? { name: '<stdin>', text: await readStream(stdin) }
        : { name: file, text: await readFile(file, 'utf8') }
    } catch (error) {
      throw new CommandError(`cannot read ${file}: ${fileProblem(error)}`, exitCode.usage, { cause: error })
    }
  }
  return checkRuleFiles({
    sources: await Promise.all(options.files.map(read)),
    expositions: await Promise.all(
      (options.exposition ?? []).map((source) => readExposition(source, options)),
    ),
    ...(scrapeInterval !== undefined && { scrapeInterval }),
    addedLabels: options.label ?? [],
    disabled: options.disable ?? [],
    ...(version && { version }),
    output: options.output,
    stdout,
    color: readTerminalStyle(env, stdout).color,
  })
}

function readScrapeInterval(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = parseDuration(text)
  if (seconds !== undefined && seconds > 0) return seconds
  const reason =
    seconds === 0
      ? 'has to be longer than no time'
      : `"${text}" is no duration of Prometheus: ${durationAdvice(text)}`
  throw new CommandError(`--scrape-interval: ${reason}`, exitCode.usage)
}

function readVersion(text: string | undefined): PrometheusVersion | undefined {
  if (text === undefined) return undefined
  const version = parsePrometheusVersion(text)
  if (version && !isBefore(version, oldestKnownVersion)) return version
  const reason = version
    ? `nothing is known of versions before ${formatVersion(oldestKnownVersion)}`
    : `"${text}" is no version of Prometheus, such as 2.53 or 3.5.1`
  throw new CommandError(`--prometheus-version: ${reason}`, exitCode.usage)
}
