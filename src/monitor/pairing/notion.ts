import { parseDuration, parseQuantity } from '../../object/index.ts'
import { isSameImage } from './image-name.ts'
import { compareVersionTexts } from './version-text.ts'

/**
 * What equal means for a pair of fields.
 * - `exact`: the same text;
 * - `word`: the same but for letter case, spaces and punctuation, for enums, classes and places;
 * - `version`: one may be told with more precision than the other;
 * - `quantity`: the same amount, `1Gi` and `1024Mi`; also numbers and int-or-string;
 * - `at-least`: a quantity that may be more than was asked for, as capacity is;
 * - `duration`: the same time, `60s` and `1m`;
 * - `image`: the same image, with what may be left out of its name filled in;
 * - `boolean`;
 * - `set`: the same texts in whatever order.
 */
export const notions = [
  'exact',
  'word',
  'version',
  'quantity',
  'at-least',
  'duration',
  'image',
  'boolean',
  'set',
] as const

export type Notion = (typeof notions)[number]

/**
 * Whether what is observed meets what is wanted. Undefined when that cannot be told: one of them says nothing, is no
 * plain value, or leaves the choice to the controller (`latest`, `auto`, `^1.2`). Pure and total.
 */
export function meets(notion: Notion, wanted: unknown, observed: unknown): boolean | undefined {
  if (notion === 'set') return isSameSet(wanted, observed)
  const [left, right] = [scalarText(wanted), scalarText(observed)]
  if (left === undefined || right === undefined) return undefined
  if (left === right) return true
  if (leavesTheChoice.test(left)) return undefined
  switch (notion) {
    case 'exact':
      return false
    case 'word':
      return wordOf(left) === wordOf(right)
    case 'boolean':
      return left.toLowerCase() === right.toLowerCase()
    case 'version':
      return compareVersionTexts(left, right)
    case 'image':
      return isSameImage(left, right)
    case 'quantity':
    case 'at-least':
      return isEnough(left, right, notion)
    case 'duration':
      return isSameDuration(left, right)
  }
}

/** The value as it is shown; undefined for what is none. Lists in the order of their texts. */
export function shownText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return scalarText(value)
  const texts = value.map(scalarText)
  return texts.includes(undefined) ? undefined : texts.toSorted().join(',')
}

/** Longer texts are programs, policies and the like, which are written anew in other words. */
const longestText = 256
const longestSet = 256
const leavesTheChoice = /^(auto\w*([-_ ]\w+)?|default|latest|stable|current|any|unspecified|\*)$/i

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' || value.length > longestText ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function wordOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function isEnough(wanted: string, observed: string, notion: 'quantity' | 'at-least'): boolean | undefined {
  const [left, right] = [parseQuantity(wanted), parseQuantity(observed)]
  if (!left || !right) return left || right ? undefined : false
  const difference = right.compare(left)
  return notion === 'at-least' ? difference >= 0 : difference === 0
}

function isSameDuration(wanted: string, observed: string): boolean {
  const [left, right] = [parseDuration(wanted), parseDuration(observed)]
  return left !== undefined && left === right
}

function isSameSet(wanted: unknown, observed: unknown): boolean | undefined {
  if (!Array.isArray(wanted) || !Array.isArray(observed)) return undefined
  if (wanted.length === 0 || wanted.length > longestSet || observed.length > longestSet) return undefined
  const [left, right] = [wanted.map(scalarText), observed.map(scalarText)]
  if (left.includes(undefined) || right.includes(undefined)) return undefined
  const set = new Set(left)
  return set.size === new Set(right).size && right.every((text) => set.has(text))
}
