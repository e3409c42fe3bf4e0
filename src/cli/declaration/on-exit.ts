/** Told the exit code of the command that ran. */
export type OnExit = (code: number) => void
