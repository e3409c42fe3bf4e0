import { type AllowedMetadata, MetadataAllowList, type MonitorOptions } from '../../monitor/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readPairsFile } from './pairs-file.ts'

/** What is read of resources beyond the default, as it was typed. */
export interface ReadingOptions {
  /** A file that sets and silences pairs of spec and status. */
  readonly pairs?: string
  /** How many versions and classes of a status are told as info. */
  readonly statusInfo?: number
  readonly labelsAllowlist?: string
  readonly annotationsAllowlist?: string
}

/** The same, read. */
export interface Reading extends Pick<MonitorOptions, 'reading'> {
  readonly metadata: AllowedMetadata
  /** The metrics that are asked for by giving an option of theirs. */
  readonly optIns: readonly string[]
}

/** Rejects with a CommandError that names the option, the place in a file, and what is allowed there. */
export async function readReading(options: ReadingOptions): Promise<Reading> {
  const { pairs, statusInfo, labelsAllowlist, annotationsAllowlist } = options
  const labels = allowList('--labels-allowlist', labelsAllowlist)
  const annotations = allowList('--annotations-allowlist', annotationsAllowlist)
  return {
    reading: {
      ...(pairs !== undefined && { pairOverrides: await readPairsFile(pairs) }),
      ...(statusInfo !== undefined && { statusInfoFields: statusInfo }),
    },
    metadata: { ...(labels && { labels }), ...(annotations && { annotations }) },
    optIns: [...(labels ? ['labels'] : []), ...(annotations ? ['annotations'] : [])],
  }
}

function allowList(option: string, text: string | undefined): MetadataAllowList | undefined {
  if (text === undefined) return undefined
  try {
    return new MetadataAllowList(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new CommandError(`${option}: ${error.message}`, exitCode.usage, { cause: error })
  }
}
