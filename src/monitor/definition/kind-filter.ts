import type { ApiResource } from '../../object/index.ts'

export interface KindFilterOptions {
  /** Kinds to watch; absent or empty means all. */
  readonly include?: readonly string[]
  /** Kinds not to watch; outweighs `include`. */
  readonly exclude?: readonly string[]
}

/**
 * Which kinds are watched. A pattern is a glob in any letter case, matched against `kind.group` and
 * `plural.group`; `*` stands for any run of characters, dots included, `?` for one. A pattern without a dot is a
 * kind or plural of any group: `Certificate`, `*clusters`, `*.cert-manager.io`, `certificates.cert-manager.io`.
 */
export class KindFilter {
  readonly #include: readonly RegExp[]
  readonly #exclude: readonly RegExp[]

  /** Throws a SyntaxError for a pattern that no name of a kind can match. */
  constructor({ include = [], exclude = [] }: KindFilterOptions) {
    this.#include = include.map(compileGlob)
    this.#exclude = exclude.map(compileGlob)
  }

  admits({ group, kind, resource }: Pick<ApiResource, 'group' | 'kind' | 'resource'>): boolean {
    const names = [`${kind}.${group}`, `${resource}.${group}`]
    const isIn = (patterns: readonly RegExp[]) =>
      patterns.some((pattern) => names.some((name) => pattern.test(name)))
    return !isIn(this.#exclude) && (this.#include.length === 0 || isIn(this.#include))
  }
}

/** Kinds are DNS labels (RFC 1035) in any letter case, groups DNS subdomains. */
const alphabet = /^[a-z\d.*?-]+$/i

function compileGlob(glob: string): RegExp {
  if (!alphabet.test(glob))
    throw new SyntaxError(
      `'${glob}' can match no kind: write KIND, PLURAL or either with .GROUP, with * for any run of characters and ? for one`,
    )
  const whole = glob.includes('.') ? glob : `${glob}.*`
  const source = whole.replace(/[.*?]/g, (character) => {
    if (character === '*') return '.*'
    return character === '?' ? '.' : `\\${character}`
  })
  return new RegExp(`^${source}$`, 'is')
}
