import { formatCheck } from '../../validation/format.ts'
import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { ValueList } from '../value/cel-list.ts'
import { ValueMap } from '../value/cel-map.ts'
import { bool, CelType, listOf, mapOf, string } from '../value/cel-type.ts'
import type { CelValue, OpaqueValue } from '../value/cel-value.ts'
import { traversal } from '../value/meter.ts'

/** The parts of a URL as Go's url.Parse separates them. */
interface UrlParts {
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly query: string
}

class UrlValue implements OpaqueValue {
  readonly typeName = 'kubernetes.URL'
  readonly text: string
  readonly parts: UrlParts

  constructor(text: string, parts: UrlParts) {
    this.text = text
    this.parts = parts
  }

  equals(other: OpaqueValue): boolean {
    return other instanceof UrlValue && this.text === other.text
  }

  toString(): string {
    return this.text
  }
}

const url = new CelType<UrlValue>('kubernetes.URL')
const cost = (text: string) => traversal(text.length)
const isUri = formatCheck('uri') ?? (() => false)

/** Kubernetes' functions of URLs (apiserver/pkg/cel/library/urls.go): absolute URIs and absolute paths. */
export const urls: readonly Overload[] = [
  globalFunction('url', [string], url, (_, text) => readUrl(text), { cost }),
  globalFunction('isURL', [string], bool, (_, text) => isUri(text), { cost }),
  memberFunction('getScheme', [url], string, (_, value) => value.parts.scheme),
  memberFunction('getHost', [url], string, (_, value) => value.parts.host),
  memberFunction('getHostname', [url], string, (_, value) => hostnameOf(value.parts.host)),
  memberFunction('getPort', [url], string, (_, value) => /:(\d*)$/.exec(value.parts.host)?.[1] ?? ''),
  memberFunction('getEscapedPath', [url], string, (_, value) => escapePath(value.parts.path)),
  memberFunction(
    'getQuery',
    [url],
    mapOf(string, listOf(string)),
    (_, value) => readQuery(value.parts.query),
    {
      cost: (value) => traversal(value.text.length),
    },
  ),
]

function readUrl(text: string): CelValue {
  if (!isUri(text)) {
    const reason = text === '' ? 'empty url' : 'invalid URI for request'
    return new CelError(
      `URL parse error during conversion from string: parse ${JSON.stringify(text)}: ${reason}`,
    )
  }
  const match = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/.exec(text)
  const [, scheme = '', authority = '', path = '', query = ''] = match ?? []
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return new UrlValue(text, { scheme: scheme.toLowerCase(), host, path, query })
}

function hostnameOf(host: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(host)?.[1]
  return bracketed ?? host.replace(/:\d*$/, '')
}

/** What may stand in a path stays; everything else is written as its bytes. */
function escapePath(path: string): string {
  return path.replace(/[^A-Za-z0-9$&+,/:;=@\-_.~!'()*%[\]]+/gu, (part) =>
    Array.from(
      new TextEncoder().encode(part),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  )
}

/** Go's url.ParseQuery; pairs it cannot read are left out. */
function readQuery(query: string): CelValue {
  const values = new Map<string, string[]>()
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue
    const [name = '', ...rest] = pair.split('=')
    const key = unescapeQuery(name)
    const value = unescapeQuery(rest.join('='))
    if (key === undefined || value === undefined) continue
    const known = values.get(key)
    if (known === undefined) values.set(key, [value])
    else known.push(value)
  }
  const map = new ValueMap()
  for (const [key, list] of values) map.insert(key, new ValueList(list))
  return map
}

function unescapeQuery(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
