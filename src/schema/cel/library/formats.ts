import {
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelKey,
  isLabelValue,
} from '../../../object/index.ts'
import { formatCheck } from '../../validation/format.ts'
import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { ValueList } from '../value/cel-list.ts'
import { CelType, listOf, optionalOf, string } from '../value/cel-type.ts'
import type { OpaqueValue } from '../value/cel-value.ts'
import { traversal } from '../value/meter.ts'
import { Optional } from '../value/optional.ts'

/** What is wrong with a text; nothing when it has the format. */
type Check = (text: string) => readonly string[]

class NamedFormat implements OpaqueValue {
  readonly typeName = 'kubernetes.NamedFormat'
  readonly name: string
  readonly check: Check

  constructor(name: string, check: Check) {
    this.name = name
    this.check = check
  }

  equals(other: OpaqueValue): boolean {
    return other instanceof NamedFormat && this.name === other.name
  }

  toString(): string {
    return this.name
  }
}

/** A prefix of a name that something will be added to may end in a hyphen. */
const asPrefix =
  (check: Check): Check =>
  (text) =>
    check(text.replace(/-$/, 'a'))

const known: ReadonlyMap<string, NamedFormat> = new Map(
  [
    new NamedFormat('dns1123Label', isDns1123Label),
    new NamedFormat('dns1123Subdomain', isDns1123Subdomain),
    new NamedFormat('dns1035Label', isDns1035Label),
    new NamedFormat('dns1123LabelPrefix', asPrefix(isDns1123Label)),
    new NamedFormat('dns1123SubdomainPrefix', asPrefix(isDns1123Subdomain)),
    new NamedFormat('dns1035LabelPrefix', asPrefix(isDns1035Label)),
    new NamedFormat('qualifiedName', isLabelKey),
    new NamedFormat('labelValue', isLabelValue),
    new NamedFormat('uri', schemaFormat('uri', 'invalid URI for request')),
    new NamedFormat('uuid', schemaFormat('uuid', 'does not match the UUID format')),
    new NamedFormat('byte', schemaFormat('byte', 'invalid base64')),
    new NamedFormat('date', schemaFormat('date', 'invalid date')),
    new NamedFormat('datetime', schemaFormat('datetime', 'invalid datetime')),
  ].map((format) => [format.name, format]),
)

const formatType = new CelType<NamedFormat>('kubernetes.NamedFormat')

/** Kubernetes' named formats (apiserver/pkg/cel/library/format.go). */
export const formats: readonly Overload[] = [
  globalFunction(
    'format.named',
    [string],
    optionalOf(formatType),
    (_, name) => new Optional(known.get(name)),
  ),
  ...[...known.values()].map((format) =>
    globalFunction(`format.${format.name}`, [], formatType, () => format),
  ),
  memberFunction(
    'validate',
    [formatType, string],
    optionalOf(listOf(string)),
    (_, format, text) => {
      const errors = format.check(text)
      return errors.length === 0 ? new Optional() : new Optional(new ValueList(errors))
    },
    { cost: (_, text) => 15 * traversal(1 + text.length) },
  ),
]

function schemaFormat(name: string, message: string): Check {
  const check = formatCheck(name) ?? (() => true)
  return (text) => (check(text) ? [] : [message])
}
