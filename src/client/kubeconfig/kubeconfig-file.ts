import { isJsonObject } from '../../object/index.ts'
import { isBlank, KubeconfigDocument } from './kubeconfig-document.ts'
import { NamedEntry } from './named-entry.ts'

/** One kubeconfig file, its syntax and outline checked. */
export interface KubeconfigFile {
  readonly name: string
  /** Empty when it names none. */
  readonly currentContext: string
  readonly clusters: readonly NamedEntry[]
  readonly users: readonly NamedEntry[]
  readonly contexts: readonly NamedEntry[]
}

/**
 * Reads a kubeconfig (clientcmd.Load): lists of named clusters, users and contexts. Throws a `ClientError` of
 * kind `config` that says `file:line:column: problem`.
 */
export async function parseKubeconfigFile(name: string, text: string): Promise<KubeconfigFile> {
  const document = await KubeconfigDocument.parse(name, text)
  const current = document.root['current-context']
  if (typeof current === 'object' && current !== null)
    throw document.error(['current-context'], 'current-context has to be a string')
  return {
    name,
    currentContext: isBlank(current) ? '' : String(current),
    clusters: readEntries(document, 'clusters', 'cluster'),
    users: readEntries(document, 'users', 'user'),
    contexts: readEntries(document, 'contexts', 'context'),
  }
}

/** `- name: …` and a mapping beside it. Names are unique, as clientcmd wants them. */
function readEntries(document: KubeconfigDocument, list: string, body: string): NamedEntry[] {
  const entries = document.root[list]
  if (isBlank(entries)) return []
  if (!Array.isArray(entries)) throw document.error([list], `${list} has to be a list`)
  const names = new Set<string>()
  return entries.map((entry: unknown, index): NamedEntry => {
    const path = [list, index]
    if (!isJsonObject(entry) || typeof entry.name !== 'string' || entry.name === '')
      throw document.error(path, `an entry of ${list} has to have a name`)
    if (names.has(entry.name))
      throw document.error(path, `${list} has two entries with the name ${JSON.stringify(entry.name)}`)
    names.add(entry.name)
    const fields = isBlank(entry[body]) ? {} : entry[body]
    if (!isJsonObject(fields)) throw document.error([...path, body], `${body} has to be a mapping`)
    return new NamedEntry(entry.name, fields, document, [...path, body])
  })
}
