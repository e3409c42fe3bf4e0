import type { GeneratedFile } from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { counted } from '../print/counted.ts'
import { fileStream } from './file-stream.ts'
import { writeFolder } from './write-folder.ts'

/** The options of every command that generates files. */
export interface OutputOptions {
  /** A folder; default standard output. */
  readonly out?: string
  readonly force?: boolean
}

export interface EmitContext extends OutputOptions {
  /** The command as it is typed: `binnacle rules`. */
  readonly command: string
  readonly stdout: NodeJS.WritableStream
  /** Gets a line of what was written where. */
  readonly stderr: NodeJS.WritableStream
}

/** Gives generated files to whoever asked: a folder of their own, or one stream. Rejects with a `CommandError`. */
export async function emitFiles(files: readonly GeneratedFile[], context: EmitContext): Promise<void> {
  const { out, force = false, command, stdout, stderr } = context
  if (out === undefined) {
    if (force) throw new CommandError('--force goes with --out', exitCode.usage)
    stdout.write(fileStream(files))
    return
  }
  const { written, unchanged, removed } = await writeFolder(files, { folder: out, force, command })
  const parts = [
    `${counted(written.length, 'file')} written`,
    ...(unchanged.length > 0 ? [`${unchanged.length} unchanged`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ]
  stderr.write(`binnacle: ${out}: ${parts.join(', ')}\n`)
}
