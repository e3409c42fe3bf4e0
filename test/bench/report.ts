import os from 'node:os'

/** One line of a benchmark's table. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly target?: string
}

/** Prints a table, with what else the machine was doing: figures of a busy machine mean little. */
export function report(title: string, figures: readonly Figure[]): void {
  const width = (column: (figure: Figure) => string) =>
    Math.max(...figures.map((figure) => column(figure).length))
  const what = width((figure) => figure.what)
  const value = width((figure) => figure.value)
  const load = os.loadavg()[0]?.toFixed(2)
  const cpu = os.cpus()[0]?.model ?? 'unknown processor'
  process.stdout.write(
    `\n${title}\n  ${os.availableParallelism()} × ${cpu}, load ${load}, Node ${process.version}\n`,
  )
  for (const figure of figures) {
    const target = figure.target ? `  (target ${figure.target})` : ''
    process.stdout.write(`  ${figure.what.padEnd(what)}  ${figure.value.padStart(value)}${target}\n`)
  }
}

/** The middle of several runs. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
