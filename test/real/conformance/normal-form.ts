import type { Recorded } from './recorder.ts'

/**
 * What a server answered to the requests of one case, without what it generates. Values that differ from run to
 * run become names that still tell which of them are equal: `<uid 1>`, `<version 2>`.
 */
export function normalForm(answers: readonly Recorded[]): Recorded[] {
  const names = new GeneratedNames()
  names.collect(answers)
  return answers.map((answer) => ({
    ...(normalValue(answer, names) as Recorded),
    request: answer.request,
    warnings: answer.warnings.map((text) => names.inText(text)),
  }))
}

const uid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g
/** Of the server's own clock: the cases use times of other years. */
const timestamp = /\b20(?:2[5-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\b/g
const quotedObject = /"\{(?:[^"\\]|\\.)*\}"/g
const age = /^\d+m?s$/
/** Kinds that controllers write to at times of their own. */
const restless: readonly unknown[] = ['CustomResourceDefinition', 'Namespace']

/** Descriptions are written anew; those of the cases' definitions, and what stands in for them, are compared. */
const isOwnWording = (text: unknown): boolean =>
  typeof text === 'string' && text !== '' && !/^(Case: |Custom resource definition column)/.test(text)

type Json = Readonly<Record<string, unknown>>

class GeneratedNames {
  readonly #uids = new Map<string, string>()
  readonly #versions = new Map<string, string>()
  readonly #generated = new Map<string, string>()

  /** Finds the names that the server generated, which stand in texts too. */
  collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    const { generateName, name } = value as { generateName?: unknown; name?: unknown }
    if (
      typeof generateName === 'string' &&
      typeof name === 'string' &&
      name.length === generateName.length + 5
    )
      this.#generated.set(name, `${generateName}<generated>`)
    for (const child of Object.values(value)) this.collect(child)
  }

  inText(text: string): string {
    let plain = text.replace(quotedObject, (quoted) => this.#inQuoted(quoted))
    for (const [name, shown] of this.#generated) plain = plain.replaceAll(name, shown)
    return plain
      .replace(uid, (found) => nameOf(this.#uids, found, 'uid'))
      .replace(timestamp, '<time>')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
      .replace(/(resource ?version: )\d+( \(\d+\))?/gi, '$1<version>')
      .replace(/(current: |ResourceVersion in record \()\d+/g, '$1<version>')
      .replace(/(\.go:)\d+/g, '$1<line>')
      .replace(/(yaml: ).*( \([0-9a-f. ]+\))$/s, '$1<what the parser says>$2')
  }

  /** An object that a message quotes, whatever the order of its keys. */
  #inQuoted(quoted: string): string {
    try {
      return JSON.stringify(JSON.stringify(normalValue(JSON.parse(JSON.parse(quoted)), this)))
    } catch {
      return quoted
    }
  }

  version(value: string): string {
    return nameOf(this.#versions, value, 'version')
  }
}

function nameOf(names: Map<string, string>, value: string, kind: string): string {
  const name = names.get(value) ?? `<${kind} ${names.size + 1}>`
  names.set(value, name)
  return name
}

function normalValue(value: unknown, names: GeneratedNames): unknown {
  if (typeof value === 'string') return age.test(value) ? '<age>' : names.inText(value)
  if (Array.isArray(value)) return value.map((item) => normalValue(item, names))
  if (typeof value !== 'object' || value === null) return value
  const object = value as Json
  const isRestless = restless.includes(object.kind)
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => {
        const child = object[key]
        if (key === 'metadata' && isObject(child)) return [key, normalMetadata(child, isRestless, names)]
        if (key === 'serverAddress') return [key, '<address>']
        if (key === 'description' && isOwnWording(child)) return [key, '<description>']
        return [names.inText(key), normalValue(child, names)]
      }),
  )
}

/** The version of an object keeps its identity within the case; that of a list moves with what others write. */
function normalMetadata(metadata: Json, isRestless: boolean, names: GeneratedNames): Json {
  const { resourceVersion, continue: token } = metadata
  const isOwn = metadata.uid !== undefined && !isRestless
  return {
    ...(normalValue({ ...metadata, resourceVersion: undefined, continue: undefined }, names) as Json),
    ...(Array.isArray(metadata.managedFields) && { managedFields: byManager(metadata.managedFields, names) }),
    resourceVersion:
      typeof resourceVersion === 'string' && /^[1-9]\d*$/.test(resourceVersion)
        ? isOwn
          ? names.version(resourceVersion)
          : '<version>'
        : resourceVersion,
    continue: typeof token === 'string' && token !== '' ? '<token>' : token,
  }
}

/** They are sorted by their time first, so that the order depends on when a second ended. */
function byManager(entries: readonly unknown[], names: GeneratedNames): unknown {
  const keyOf = (entry: unknown) => {
    const { operation, manager, subresource } = (entry ?? {}) as Json
    return [operation, manager, subresource].join(' ')
  }
  return normalValue(
    [...entries].sort((a, b) => keyOf(a).localeCompare(keyOf(b))),
    names,
  )
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
