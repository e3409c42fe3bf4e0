import { spawn } from 'node:child_process'

export interface CommandResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Milliseconds until the program is killed. Default two minutes. */
  readonly timeout?: number
}

/** Runs a program to its end and gives what it printed; a code other than 0 is a result, not an error. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      env: { ...process.env, ...options.env },
      timeout: options.timeout ?? 120_000,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : -1), stdout, stderr }))
    child.stdin.on('error', () => {})
    child.stdin.end(options.input)
  })
}

/** The same for a program that has to succeed: rejects with what it printed when it does not. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${code}\n${stderr || stdout}`)
  return stdout
}

/** Whether a program can be started at all. */
export async function canRun(command: string, ...args: string[]): Promise<boolean> {
  return runCommand(command, args).then(
    ({ code }) => code === 0,
    () => false,
  )
}
