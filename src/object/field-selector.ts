import { SelectorError } from './selector-error.ts'

/** One term of a field selector. */
export interface FieldRequirement {
  /** Such as `metadata.name`. */
  readonly field: string
  readonly operator: '=' | '!='
  readonly value: string
}

/** Which objects match, by a few fields that the server offers. Immutable. */
export class FieldSelector {
  readonly requirements: readonly FieldRequirement[]

  constructor(requirements: readonly FieldRequirement[]) {
    this.requirements = requirements
  }

  /** True when every object matches. */
  get isEverything(): boolean {
    return this.requirements.length === 0
  }

  /** A field that is absent counts as empty. */
  matches(fields: Readonly<Record<string, string>>): boolean {
    return this.requirements.every(({ field, operator, value }) => {
      const actual = Object.hasOwn(fields, field) ? (fields[field] ?? '') : ''
      return operator === '=' ? actual === value : actual !== value
    })
  }

  toString(): string {
    return this.requirements
      .map(({ field, operator, value }) => `${field}${operator}${escapeFieldValue(value)}`)
      .join(',')
  }
}

/**
 * Reads a selector as the API's `fieldSelector` parameter writes it: `metadata.name=a,status.phase!=Running`,
 * where `\`, `,` and `=` in a value stand behind a backslash. Empty terms, also `=` alone, are skipped, terms are sorted
 * (apimachinery's fields.ParseSelector). Throws `SelectorError`.
 */
export function parseFieldSelector(text: string): FieldSelector {
  const terms = splitTerms(text).filter((term) => term !== '')
  terms.sort()
  const requirements = terms.map((term): FieldRequirement => {
    const match = /!=|==|=/.exec(term)
    if (!match) throw new SelectorError(`invalid selector: '${text}'; can't understand '${term}'`)
    return {
      field: term.slice(0, match.index),
      operator: match[0] === '!=' ? '!=' : '=',
      value: unescapeValue(term.slice(match.index + match[0].length)),
    }
  })
  return new FieldSelector(requirements.filter(({ field, value }) => field !== '' || value !== ''))
}

/** Puts a backslash before what would end a value. */
function escapeFieldValue(value: string): string {
  return value.replace(/[\\,=]/g, '\\$&')
}

function splitTerms(text: string): string[] {
  const terms: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === ',') {
      terms.push(text.slice(start, index))
      start = index + 1
    }
  }
  terms.push(text.slice(start))
  return terms
}

function unescapeValue(text: string): string {
  return text.replace(/\\(.?)|[,=]/gsu, (found, escaped: string | undefined) => {
    if (escaped === undefined)
      throw new SelectorError(`invalid field selector: unescaped character in value: ${found.codePointAt(0)}`)
    if (escaped === '' || !'\\,='.includes(escaped))
      throw new SelectorError(`invalid field selector: invalid escape sequence: ${found}`)
    return escaped
  })
}
