/** Told the exit code of the command that ran. */
export type Report = (code: number) => void
