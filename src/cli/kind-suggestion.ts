import { suggestion } from '../base/index.ts'
import type { ApiResource } from '../object/index.ts'

/**
 * The end of a message about a kind that nobody knows: the nearest of these, or else what to do.
 *
 * @param word as it was typed, with or without a group
 */
export function kindSuggestion(word: string, known: Iterable<ApiResource>, otherwise: string): string {
  const hasGroup = word.includes('.')
  const names = [...known].flatMap(({ resource, kind, group }) =>
    [resource, kind.toLowerCase()].map((name) => (hasGroup ? `${name}.${group}` : name)),
  )
  return suggestion(word, new Set(names), otherwise)
}
