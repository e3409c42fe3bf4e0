import type { ApiResource } from '../object/index.ts'

/** The further names that a CustomResourceDefinition gives its kind. */
export interface KindAliases {
  readonly singular?: string
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
}

/**
 * Whether `name` as typed by a person means this kind: its plural, kind, singular, short name or category, in
 * any letter case, alone or followed by `.group` or `.version.group`, of which the end may be left out
 * (`certificates.cert-manager` for `certificates.cert-manager.io`), as kubectl reads it.
 */
export function isNameOfKind(name: string, resource: ApiResource, aliases: KindAliases = {}): boolean {
  const text = name.toLowerCase()
  const { group, version, kind } = resource
  const words = [resource.resource, kind, aliases.singular, ...(aliases.shortNames ?? [])]
  if (words.some((word) => word !== undefined && isWordIn(text, word.toLowerCase(), group, version)))
    return true
  return (aliases.categories ?? []).includes(text)
}

function isWordIn(text: string, word: string, group: string, version: string): boolean {
  if (text === word) return true
  if (!text.startsWith(`${word}.`)) return false
  const rest = text.slice(word.length + 1)
  return isStartOfGroup(rest, group) || rest === version || isStartOfGroup(rest, `${version}.${group}`)
}

function isStartOfGroup(text: string, group: string): boolean {
  return group === text || group.startsWith(`${text}.`)
}
