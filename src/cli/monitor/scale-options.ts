import { parseQuantity } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { parseSpan } from '../span.ts'
import { parseShard, type ShardOption } from './shard-option.ts'

/** The options that bound what a monitor takes on, as they were typed. */
export interface ScaleOptions {
  readonly tier?: 'full' | 'compact' | 'aggregate'
  readonly memoryLimit?: string
  readonly resync?: string
  readonly shard?: string
  readonly shardHandover?: string
}

/** The same, read. */
export interface Scale {
  readonly tier?: 'full' | 'compact' | 'aggregate'
  readonly ceilingBytes?: number
  readonly resyncMs?: number
  readonly shard?: ShardOption
  readonly holdMs?: number
}

/** Throws a CommandError that names the option and what it takes. */
export function readScale({ tier, memoryLimit, resync, shard, shardHandover }: ScaleOptions): Scale {
  return {
    ...(tier && { tier }),
    ...(memoryLimit !== undefined && { ceilingBytes: bytesOf('--memory-limit', memoryLimit) }),
    ...(resync !== undefined && { resyncMs: durationOf('--resync', resync) }),
    ...(shard !== undefined && { shard: shardOf(shard) }),
    ...(shardHandover !== undefined && { holdMs: durationOf('--shard-handover', shardHandover) }),
  }
}

/** Less than the process takes before it has read anything. */
const leastBytes = 32 * 1024 * 1024

function bytesOf(option: string, text: string): number {
  const bytes = parseQuantity(text)?.toNumber()
  if (bytes === undefined || bytes < leastBytes)
    throw misused(option, text, 'Give a quantity of 32Mi or more, such as 400Mi or 1Gi.')
  return bytes
}

function durationOf(option: string, text: string): number {
  const ms = parseSpan(text)
  if (ms === undefined || ms < 1_000)
    throw misused(option, text, 'Give a second or more, such as 30s, 6h or 7d.')
  return ms
}

function shardOf(text: string): ShardOption {
  try {
    return parseShard(text)
  } catch (error) {
    throw misused('--shard', text, error instanceof Error ? error.message : String(error))
  }
}

function misused(option: string, text: string, remedy: string): CommandError {
  return new CommandError(`${option} ${text}: ${remedy}`, exitCode.usage)
}
