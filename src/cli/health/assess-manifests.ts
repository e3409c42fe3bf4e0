import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { HealthState, Override } from '../../health/index.ts'
import { exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { DocumentTooLong } from '../manifest/input-document.ts'
import { readManifests } from '../manifest/read-manifests.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { reportOf } from './health-report.ts'
import { type HealthOutput, type HealthOutputFormat, healthOutputs } from './report-output.ts'

export interface AssessManifestsOptions {
  /** Files, or `-` for standard input, in the order in which they are answered. */
  readonly files: readonly string[]
  readonly output: HealthOutputFormat
  /** End with 1 when an object is in one of these states. */
  readonly failOn?: readonly HealthState[]
  /** Rules for single kinds; default those that come with the engine. */
  readonly overrides?: ReadonlyMap<string, Override>
  /** Tell every signal, its weight, and which one decided. */
  readonly explain?: boolean
}

/** Where the command reads and writes; the process's own streams, or a test's. */
export interface ManifestStreams {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
}

/** What is needed of a Writable. */
export interface OutputStream extends NodeJS.EventEmitter {
  readonly isTTY?: boolean
  readonly columns?: number
  /** False when it wants no more until it emits `drain`. */
  write(text: string): boolean
}

/**
 * `binnacle health`: the verdict on every object of the input. Ends 0; 1 when an object is in a state of `failOn`, or there
 * are such and the input is empty; 2 when it was used wrongly or a part of the input could not be read. What can be read is
 * answered in any case.
 */
export async function assessManifests(
  options: AssessManifestsOptions,
  streams: ManifestStreams,
): Promise<number> {
  const { stdout } = streams
  const output = healthOutputs[options.output](readTerminalStyle(streams.env, stdout))
  let code: number = exitCode.ok
  for (const file of options.files) {
    const own = await assessFile(file, options, output, streams)
    code = Math.max(code, own)
  }
  const rest = output.end()
  if (rest !== '') stdout.write(rest)
  return code
}

/** The exit codes of several files are one: what could not be read (2) outweighs a state that was met (1). */
async function assessFile(
  filename: string,
  { failOn = [], overrides, explain = false }: AssessManifestsOptions,
  output: HealthOutput,
  { stdin, stdout, stderr }: ManifestStreams,
): Promise<number> {
  const name = filename === '-' ? 'standard input' : filename
  const input = filename === '-' ? stdin : createReadStream(filename)
  let code: number = exitCode.ok
  let found = false
  let isEmpty = true
  const onContent = () => {
    isEmpty = false
  }
  try {
    for await (const manifest of readManifests(noting(markingErrors(input), onContent))) {
      found = true
      if (!manifest.ok) {
        stderr.write(`binnacle: ${name}:${manifest.line}: ${manifest.problem}\n`)
        code = exitCode.usage
        continue
      }
      const report = reportOf(manifest.object, { explain, ...(overrides && { overrides }) })
      if (code === exitCode.ok && failOn.includes(report.health.state)) code = exitCode.no
      const text = output.add(report)
      if (text !== '' && !stdout.write(text)) await once(stdout, 'drain')
    }
    if (isEmpty && failOn.length > 0) {
      // A gate in a pipe whose source failed would be open.
      stderr.write(
        `binnacle: ${name} is empty, so --fail-on has nothing to judge; did what writes it fail?\n`,
      )
      code = exitCode.no
    } else if (!found) stderr.write(`binnacle: no object in ${name}\n`)
  } catch (error) {
    if (!(error instanceof UnreadableInput) && !(error instanceof DocumentTooLong)) throw error
    stderr.write(`binnacle: cannot read ${name}: ${error.message}\n`)
    code = exitCode.usage
  }
  return code
}

/** A file that is not there, is a folder, or may not be read; told apart from a stdout that went away. */
class UnreadableInput extends Error {}

async function* markingErrors(
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string> {
  try {
    yield* input
  } catch (cause) {
    throw new UnreadableInput(fileProblem(cause), { cause })
  }
}

/** Passes on what comes, and tells when something did. */
async function* noting<Chunk extends { readonly length: number }>(
  input: AsyncIterable<Chunk>,
  onContent: () => void,
): AsyncIterable<Chunk> {
  for await (const chunk of input) {
    if (chunk.length > 0) onContent()
    yield chunk
  }
}
