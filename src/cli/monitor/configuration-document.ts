import { readFile } from 'node:fs/promises'
import { compareText } from '../../base/index.ts'

/** The options whose values are files that are read once, at the start. */
const fileOptions = ['pairs', 'healthOverrides', 'customResourceStateConfigFile'] as const

/** A configuration as a document, for its hash: the order in which options were given makes no difference. */
export interface ConfigurationDocument {
  readonly options: readonly (readonly [name: string, value: unknown])[]
  /** What stands in the files that options name. */
  readonly files: readonly (readonly [name: string, text: string])[]
}

/** Every option as it was typed, and the texts of the files that it names; those can be read, their readers saw to it. */
export async function configurationDocument(
  options: { readonly [name in (typeof fileOptions)[number]]?: string },
): Promise<ConfigurationDocument> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const files: [string, string][] = []
  for (const name of fileOptions) {
    const file = options[name]
    if (file !== undefined) files.push([name, await readFile(file, 'utf8')])
  }
  return { options: given.sort(([a], [b]) => compareText(a, b)), files }
}
