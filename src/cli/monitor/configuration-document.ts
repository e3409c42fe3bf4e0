import { readFile } from 'node:fs/promises'
import { compareText } from '../../base/index.ts'

/** The options whose values are files that are read once, at the start. */
const fileOptions = ['pairs', 'healthOverrides', 'customResourceStateConfigFile'] as const

/** What replicas of one configuration may differ in: where they stand, whom they tell, as whom they ask. */
const placeOptions = new Set(['listen', 'logFormat', 'logLevel', 'kubeconfig', 'context', 'as', 'asGroup'])

/** A configuration as a document, for its hash: the order in which options were given makes no difference. */
export interface ConfigurationDocument {
  readonly options: readonly (readonly [name: string, value: unknown])[]
  /** What stands in the files that options name. */
  readonly files: readonly (readonly [name: string, text: string])[]
}

/**
 * Every option as it was typed, without its place and with the number of shards instead of its own, and the texts of the files that it
 * names; those can be read, their readers saw to it.
 */
export async function configurationDocument(
  options: { readonly [name in (typeof fileOptions)[number]]?: string },
): Promise<ConfigurationDocument> {
  const given = Object.entries(options)
    .filter(([name, value]) => value !== undefined && !placeOptions.has(name))
    .map(([name, value]): [string, unknown] => [name, name === 'shard' ? shardsOf(value) : value])
  const files: [string, string][] = []
  for (const name of fileOptions) {
    const file = options[name]
    if (file !== undefined) files.push([name, await readFile(file, 'utf8')])
  }
  return { options: given.sort(([a], [b]) => compareText(a, b)), files }
}

/** `1/3` and `2/3` are replicas of one configuration. */
function shardsOf(shard: unknown): unknown {
  return typeof shard === 'string' ? shard.replace(/^\d+\//, '') : shard
}
