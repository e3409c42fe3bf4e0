import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { CelError } from '../value/cel-error.ts'
import { bool, CelType, int, string } from '../value/cel-type.ts'
import type { OpaqueValue } from '../value/cel-value.ts'
import { traversal } from '../value/meter.ts'

/** A semantic version; what follows `+` does not count when two are compared. */
class Semver implements OpaqueValue {
  readonly typeName = 'kubernetes.Semver'
  readonly numbers: readonly bigint[]
  readonly #prerelease: readonly string[]
  readonly #text: string

  constructor(text: string, numbers: readonly bigint[], prerelease: readonly string[]) {
    this.#text = text
    this.numbers = numbers
    this.#prerelease = prerelease
  }

  compare(other: Semver): number {
    for (const [index, number] of this.numbers.entries()) {
      const against = other.numbers[index] ?? 0n
      if (number !== against) return number < against ? -1 : 1
    }
    return comparePrereleases(this.#prerelease, other.#prerelease)
  }

  equals(other: OpaqueValue): boolean {
    return other instanceof Semver && this.compare(other) === 0
  }

  toString(): string {
    return this.#text
  }
}

const semver = new CelType<Semver>('kubernetes.Semver')
const cost = (text: string) => traversal(text.length)
const identifier = '[0-9A-Za-z-]+'
const form = new RegExp(
  `^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+(${identifier}(?:\\.${identifier})*))?$`,
)
const longest = 256

/** Kubernetes' semantic versions (apiserver/pkg/cel/library/semverlib.go). */
export const semvers: readonly Overload[] = [
  globalFunction('semver', [string], semver, (_, text) => parse(text) ?? notSemver(text), { cost }),
  globalFunction(
    'semver',
    [string, bool],
    semver,
    (_, text, normalize) => parse(normalize ? normalized(text) : text) ?? notSemver(text),
    { cost },
  ),
  globalFunction('isSemver', [string], bool, (_, text) => parse(text) !== undefined, { cost }),
  globalFunction(
    'isSemver',
    [string, bool],
    bool,
    (_, text, normalize) => parse(normalize ? normalized(text) : text) !== undefined,
    { cost },
  ),
  memberFunction('major', [semver], int, (_, { numbers }) => numbers[0] ?? 0n),
  memberFunction('minor', [semver], int, (_, { numbers }) => numbers[1] ?? 0n),
  memberFunction('patch', [semver], int, (_, { numbers }) => numbers[2] ?? 0n),
  memberFunction('isLessThan', [semver, semver], bool, (_, a, b) => a.compare(b) < 0),
  memberFunction('isGreaterThan', [semver, semver], bool, (_, a, b) => a.compare(b) > 0),
  memberFunction('compareTo', [semver, semver], int, (_, a, b) => BigInt(a.compare(b))),
]

function parse(text: string): Semver | undefined {
  const match = text.length > longest ? null : form.exec(text)
  if (match === null) return undefined
  const prerelease = match[4]?.split('.') ?? []
  if (prerelease.some((part) => /^0\d+$/.test(part))) return undefined
  const numbers = match.slice(1, 4).map(BigInt)
  return numbers.some((number) => number >= 2n ** 64n) ? undefined : new Semver(text, numbers, prerelease)
}

function notSemver(text: string): CelError {
  return new CelError(`${JSON.stringify(text)} is not a semantic version, MAJOR.MINOR.PATCH`)
}

/** Without a leading `v` and leading zeros, and with all three numbers; a short version may have nothing else. */
function normalized(text: string): string {
  const [major = '', minor, ...rest] = text.replace(/^v/, '').split('.')
  const parts =
    minor === undefined ? [major] : rest.length === 0 ? [major, minor] : [major, minor, rest.join('.')]
  const short = parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')
  if (short) return text
  return [...parts.map((part) => part.replace(/^0+(?=\d)/, '')), '0', '0'].slice(0, 3).join('.')
}

/** A version without a prerelease comes after those with one; numbers come before words (semver.org, 11). */
function comparePrereleases(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return Math.sign(right.length - left.length)
  for (const [index, part] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const order = compareIdentifiers(part, other)
    if (order !== 0) return order
  }
  return left.length < right.length ? -1 : 0
}

function compareIdentifiers(left: string, right: string): number {
  const leftNumber = /^\d+$/.test(left)
  const rightNumber = /^\d+$/.test(right)
  if (leftNumber !== rightNumber) return leftNumber ? -1 : 1
  if (left === right) return 0
  if (leftNumber) return BigInt(left) < BigInt(right) ? -1 : 1
  return left < right ? -1 : 1
}
