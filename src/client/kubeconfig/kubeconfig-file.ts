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
  const current = document.root.at('current-context')
  if (current.kind === 'list' || current.kind === 'mapping')
    throw document.error(['current-context'], 'current-context has to be a string')
  return {
    name,
    currentContext: current.text,
    clusters: readEntries(document, 'clusters', 'cluster'),
    users: readEntries(document, 'users', 'user'),
    contexts: readEntries(document, 'contexts', 'context'),
  }
}

/** `- name: …` and a mapping beside it. Names are unique, as clientcmd wants them. */
function readEntries(document: KubeconfigDocument, list: string, body: string): NamedEntry[] {
  const entries = document.root.at(list)
  if (isBlank(entries)) return []
  if (entries.kind !== 'list') throw document.error([list], `${list} has to be a list`)
  const names = new Set<string>()
  return entries.items.map((entry, index): NamedEntry => {
    const path = [list, index]
    const { text: name } = entry.at('name')
    if (name === '') throw document.error(path, `an entry of ${list} has to have a name`)
    if (names.has(name))
      throw document.error(path, `${list} has two entries with the name ${JSON.stringify(name)}`)
    names.add(name)
    const fields = entry.at(body)
    if (!isBlank(fields) && fields.kind !== 'mapping')
      throw document.error([...path, body], `${body} has to be a mapping`)
    return new NamedEntry(name, fields, document, [...path, body])
  })
}
