import { type ChildProcess, spawn } from 'node:child_process'
import type { Clock } from '../../base/index.ts'
import { ClientError } from '../client-error.ts'
import type { ExecPluginConfig } from '../cluster-config.ts'

/** A plug-in that may ask people gets time for them. */
const patienceMs = { silent: 60_000, interactive: 600_000 }
const longestOutput = 1024 * 1024
const longestComplaint = 4096

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether it may ask people at the terminal. */
  readonly interactive: boolean
  readonly clock: Clock
  /** Ends the program. */
  readonly signal: AbortSignal
}

/**
 * Runs the program of an exec plug-in and answers what it printed. Rejects with a `ClientError` of kind `config`, in
 * which its complaints stand.
 */
export function runExecPlugin(
  plugin: ExecPluginConfig,
  { env, interactive, clock, signal }: RunOptions,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = spawn(plugin.command, plugin.args, {
    env: { ...env },
    stdio: [interactive ? 'inherit' : 'ignore', 'pipe', interactive ? 'inherit' : 'pipe'],
    windowsHide: true,
  })
  const fail = (why: string, cause?: unknown) => {
    timer.cancel()
    letGo(child)
    reject(new ClientError('config', `the exec plug-in ${plugin.command} ${why}`, { cause }))
  }
  const limitMs = interactive ? patienceMs.interactive : patienceMs.silent
  const timer = clock.setTimer(limitMs, () => fail(`did not end within ${limitMs / 1000} s`))
  signal.addEventListener('abort', () => fail('is no longer needed'), { once: true })
  let output = ''
  let complaint = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.length > longestOutput) fail('prints without end')
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-longestComplaint)
  })
  child.once('error', (cause: NodeJS.ErrnoException) =>
    fail(
      cause.code === 'ENOENT' ? `is not there${hint(plugin)}` : `cannot be started: ${cause.message}`,
      cause,
    ),
  )
  child.once('close', (code, killedBy) => {
    timer.cancel()
    if (code === 0) resolve(output)
    else
      fail(
        `ended with ${code === null ? killedBy : `code ${code}`}: ${complaint.trim() || 'it said nothing'}`,
      )
  })
  return promise
}

/** It may not heed the signal, or leave children behind: neither is to keep this process. */
function letGo(child: ChildProcess): void {
  child.kill()
  child.unref()
  child.stdout?.destroy()
  child.stderr?.destroy()
}

function hint({ installHint }: ExecPluginConfig): string {
  // A terminal obeys control characters, and the text comes out of a file that may not be one's own.
  return installHint
    ? `: ${installHint.replace(/[^\P{Cc}\n\t]/gu, '').trim()}`
    : '; install it, or put it into PATH'
}
