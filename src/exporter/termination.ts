const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs something until it is done or the process is told to end, which aborts its signal. A second SIGINT or SIGTERM
 * ends the process at once, as it does without anyone listening. Listens no longer than `run` takes.
 */
export async function untilTerminated(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  const forget = () => {
    for (const name of signals) process.off(name, terminate)
  }
  const terminate = (name: string) => {
    forget()
    controller.abort(new Error(`received ${name}`))
  }
  for (const name of signals) process.on(name, terminate)
  try {
    await run(controller.signal)
  } finally {
    forget()
  }
}
