/** Why a pattern is none for Go's regexp; `message` as regexp.Compile words it. */
export class RegexpError extends Error {
  readonly kind = 'syntax'

  constructor(message: string, options?: ErrorOptions) {
    super(`error parsing regexp: ${message}`, options)
    this.name = 'RegexpError'
  }
}

/**
 * Compiles a pattern in the syntax of Go's regexp (RE2) to an equivalent RegExp: matching is by code point,
 * unanchored, `$` is the end of the text, `.` any character but a newline.
 *
 * @throws RegexpError for what Go refuses, such as look-around and back-references
 */
export function compileRegexp(pattern: string): RegExp {
  const { source, flags } = new Translation(pattern)
  try {
    return new RegExp(source, flags)
  } catch (cause) {
    throw new RegexpError(`invalid pattern: \`${pattern}\``, { cause })
  }
}

/** POSIX classes of RE2's syntax, as the inside of a class. */
const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
}

const generalCategories = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/

/** How a class within a class begins: `\d`, `\pL`, `[:alpha:]`. */
const classStart = /^(?:\\[dDsSwWpP]|\[:)/

/** RE2 lets no repetition count exceed this. */
const maxRepeat = 1000

class Translation {
  source = ''
  flags = 'u'
  readonly #pattern: string
  #position = 0
  /** What each open group has to be closed with besides its own parenthesis. */
  readonly #openGroups: string[] = []
  #pendingClose = ''

  constructor(pattern: string) {
    this.#pattern = pattern
    this.#leadingFlags()
    while (this.#position < pattern.length) this.#step()
    if (this.#openGroups.length > 0) throw new RegexpError(`missing closing ): \`${pattern}\``)
    this.source += this.#pendingClose
  }

  /** `(?i)`, `(?s)` and `(?m)` at the start hold for the whole pattern, as the flags of a RegExp do. */
  #leadingFlags(): void {
    const match = /^(?:\(\?[ims]+\))+/.exec(this.#pattern)
    if (match === null) return
    this.flags += [...new Set(match[0].replace(/[^ims]/g, ''))].join('')
    this.#position = match[0].length
  }

  #step(): void {
    const character = this.#next()
    if (character === '\\') this.#escape()
    else if (character === '[') this.#class()
    else if (character === '(') this.#group()
    else if (character === ')') this.#closeGroup()
    else if (character === '.') this.source += this.flags.includes('s') ? '.' : '[^\\n]'
    else if (character === '{') this.#brace()
    else if (character === '}' || character === ']') this.source += `\\${character}`
    else if ('*+?'.includes(character)) this.#repeat(character)
    else this.source += character
  }

  #repeat(operator: string): void {
    const lazy = this.#pattern[this.#position] === '?' ? '?' : ''
    this.#position += lazy.length
    const following = this.#pattern[this.#position] ?? ''
    if ('*+?'.includes(following) && following !== '') {
      throw new RegexpError(`invalid nested repetition operator: \`${operator}${lazy}${following}\``)
    }
    this.source += operator + lazy
  }

  #group(): void {
    const rest = this.#pattern.slice(this.#position)
    if (!rest.startsWith('?')) {
      this.#openGroup('(')
      return
    }
    const named = /^\?P?<([A-Za-z_]\w*)>/.exec(rest)
    const flagged = /^\?([ims]*(?:-[ims]+)?)([:)])/.exec(rest)
    if (named !== null) {
      this.#openGroup(`(?<${named[1]}>`)
      this.#position += named[0].length
    } else if (flagged?.[2] === ':') {
      this.#openGroup(`(?${flagged[1]}:`)
      this.#position += flagged[0].length
    } else if (flagged !== null) {
      this.#setFlags(flagged[1] ?? '')
      this.#position += flagged[0].length
    } else {
      throw new RegexpError(`invalid or unsupported Perl syntax: \`(${rest.slice(0, 2)}\``)
    }
  }

  #openGroup(opening: string): void {
    this.source += opening
    this.#openGroups.push(this.#pendingClose)
    this.#pendingClose = ''
  }

  #closeGroup(): void {
    const outer = this.#openGroups.pop()
    if (outer === undefined) throw new RegexpError(`unexpected ): \`${this.#pattern}\``)
    this.source += `${this.#pendingClose})`
    this.#pendingClose = outer
  }

  /** Flags in the middle hold to the end of the group; a RegExp has that only as a group of its own. */
  #setFlags(flags: string): void {
    if (flags === 'i' && !/\p{L}/u.test(this.source)) {
      if (!this.flags.includes('i')) this.flags += 'i'
      return
    }
    this.source += `(?${flags}:`
    this.#pendingClose += ')'
  }

  #brace(): void {
    const match = /^(\d+)(?:(,)(\d*))?\}(\??)/.exec(this.#pattern.slice(this.#position))
    if (match === null) {
      this.source += '\\{'
      return
    }
    const [text, min = '', comma = '', max = ''] = match
    if (Number(min) > maxRepeat || Number(max) > maxRepeat || (max !== '' && Number(max) < Number(min))) {
      throw new RegexpError(`invalid repeat count: \`{${min}${comma}${max}}\``)
    }
    this.source += `{${text}`
    this.#position += text.length
  }

  #escape(): void {
    const character = this.#next()
    if (character === 'Q') {
      const end = this.#pattern.indexOf('\\E', this.#position)
      const literal = this.#pattern.slice(this.#position, end < 0 ? undefined : end)
      this.source += literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      this.#position = end < 0 ? this.#pattern.length : end + 2
    } else if (character === 'A') {
      this.source += this.flags.includes('m') ? '(?-m:^)' : '^'
    } else if (character === 'z') {
      this.source += this.flags.includes('m') ? '(?-m:$)' : '$'
    } else if (character === 'b' || character === 'B') {
      this.source += `\\${character}`
    } else if (character === 's') {
      this.source += '[\\t\\n\\f\\r ]'
    } else if (character === 'S') {
      this.source += '[^\\t\\n\\f\\r ]'
    } else {
      this.source += this.#escapedCharacter(character)
    }
  }

  #class(): void {
    let inside = this.#pattern[this.#position] === '^' ? '^' : ''
    this.#position += inside.length
    const first = this.#position
    /** A hyphen is itself at the start and next to a class; a range has single characters on both sides. */
    let afterCharacter = false
    for (;;) {
      const start = this.#position
      const character = this.#next()
      if (character === '') throw new RegexpError(`missing closing ]: \`${this.#pattern.slice(first - 1)}\``)
      if (character === ']' && start > first) break
      if (character === '-') {
        inside += afterCharacter && this.#isBeforeCharacter() ? '-' : '\\-'
        afterCharacter = true
      } else {
        afterCharacter = !classStart.test(this.#pattern.slice(start, start + 2))
        inside += this.#classMember(character)
      }
    }
    this.source += `[${inside}]`
  }

  #isBeforeCharacter(): boolean {
    const after = this.#pattern.slice(this.#position, this.#position + 2)
    return !after.startsWith(']') && !classStart.test(after)
  }

  #classMember(character: string): string {
    if (character === '[') {
      const posix = /^:(\^?)(\w+):\]/.exec(this.#pattern.slice(this.#position))
      if (posix === null) return '\\['
      const members = posixClasses[posix[2] ?? '']
      if (members === undefined) throw new RegexpError(`invalid character class range: \`[${posix[0]}\``)
      this.#position += posix[0].length
      if (posix[1] === '^') throw new RegexpError(`invalid character class range: \`[${posix[0]}\``)
      return members
    }
    if (character !== '\\') return /[\]()[{}/|^$.*+?]/.test(character) ? `\\${character}` : character
    const escaped = this.#next()
    if (escaped === 's') return '\\t\\n\\f\\r '
    if (escaped === 'S') return '\\0-\\x08\\v\\x0E-\\x1F!-\\u{10FFFF}'
    return this.#escapedCharacter(escaped)
  }

  #escapedCharacter(character: string): string {
    if (/^[dDwW]$/.test(character)) return `\\${character}`
    if (/^[tnrfv]$/.test(character)) return `\\${character}`
    if (character === 'a') return '\\x07'
    if (character === 'p' || character === 'P') return this.#property(character)
    const rest = this.#pattern.slice(this.#position)
    const hex = character === 'x' ? /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\})/.exec(rest) : null
    if (hex !== null) {
      this.#position += hex[0].length
      return `\\u{${hex[1] ?? hex[2]}}`
    }
    const octal = /^[0-7]$/.test(character) ? /^[0-7]{0,2}/.exec(rest) : null
    if (octal !== null && (character === '0' || octal[0].length > 0)) {
      this.#position += octal[0].length
      return `\\u{${Number.parseInt(character + octal[0], 8).toString(16)}}`
    }
    if (character === '') throw new RegexpError('trailing backslash at end of expression: ``')
    if (/^[0-9A-Za-z]$/.test(character) || character.charCodeAt(0) >= 0x80) {
      throw new RegexpError(`invalid escape sequence: \`\\${character}\``)
    }
    return /[\^$\\.*+?()[\]{}|/-]/.test(character) ? asLiteral(character) : character
  }

  #property(letter: string): string {
    const match = /^(?:([A-Z])|\{(\^?)(\w+)\})/.exec(this.#pattern.slice(this.#position))
    const name = match?.[1] ?? match?.[3] ?? ''
    if (match === null) throw new RegexpError(`invalid character class range: \`\\${letter}\``)
    this.#position += match[0].length
    const negated = (letter === 'P') !== (match[2] === '^')
    const value = generalCategories.test(name) ? name : `Script=${name}`
    return `\\${negated ? 'P' : 'p'}{${value}}`
  }

  #next(): string {
    const code = this.#pattern.codePointAt(this.#position)
    if (code === undefined) return ''
    const character = String.fromCodePoint(code)
    this.#position += character.length
    return character
  }
}

/** A hyphen may be escaped inside a class only, but `\x2D` is one everywhere. */
function asLiteral(character: string): string {
  return character === '-' ? '\\x2D' : `\\${character}`
}
