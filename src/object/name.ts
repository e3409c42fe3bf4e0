/*
 * Checks of names with the rules and the texts of apimachinery (pkg/util/validation and
 * pkg/api/validate/content, 1.36). Each answers what is wrong, nothing when the value is valid. Lengths count
 * bytes in Go; everything that passes the patterns is ASCII, so only the count of a value that is wrong anyway
 * can differ.
 */

const labelPattern = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomainPattern = `${labelPattern}(\\.${labelPattern})*`
const dns1035Pattern = '[a-z]([-a-z0-9]*[a-z0-9])?'
const keyPattern = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const valuePattern = `(${keyPattern})?`
const dataKeyPattern = '[-._a-zA-Z0-9]+'

const label = new RegExp(`^${labelPattern}$`)
const dns1035 = new RegExp(`^${dns1035Pattern}$`)
const key = new RegExp(`^${keyPattern}$`)
const value = new RegExp(`^${valuePattern}$`)
const dataKey = new RegExp(`^${dataKeyPattern}$`)

const keyRule =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"

/** A label of DNS (RFC 1123), at most 63 characters: the names of namespaces, for one. */
export function isDns1123Label(text: string): string[] {
  const errors = tooLong(text, 63)
  if (label.test(text)) return errors
  if (isSubdomain(text)) return [...errors, 'must not contain dots']
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
  return [...errors, regexError(rule, labelPattern, 'my-name', '123-abc')]
}

/** A subdomain of DNS (RFC 1123), at most 253 characters: the names of most objects. */
export function isDns1123Subdomain(text: string): string[] {
  const errors = tooLong(text, 253)
  if (isSubdomain(text)) return errors
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
  return [...errors, regexError(rule, subdomainPattern, 'example.com')]
}

/** A label of DNS (RFC 1035): begins with a letter. The names of services. */
export function isDns1035Label(text: string): string[] {
  const errors = tooLong(text, 63)
  if (dns1035.test(text)) return errors
  const rule =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"
  return [...errors, regexError(rule, dns1035Pattern, 'my-name', 'abc-123')]
}

/** The key of a label, annotation or finalizer (IsLabelKey, before IsQualifiedName): `[prefix/]name`. */
export function isLabelKey(text: string): string[] {
  const parts = text.split('/')
  if (parts.length > 2)
    return [
      `a valid label key ${keyError()} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  const errors: string[] = []
  const name = parts[parts.length - 1] ?? ''
  if (parts.length === 2) {
    const prefix = parts[0] ?? ''
    if (prefix === '') errors.push('prefix part must be non-empty')
    else errors.push(...isDns1123Subdomain(prefix).map((error) => `prefix part ${error}`))
  }
  if (name === '') errors.push('name part must be non-empty')
  else errors.push(...tooLong(name, 63, 'bytes').map((error) => `name part ${error}`))
  if (!key.test(name)) errors.push(`name part ${keyError()}`)
  return errors
}

/** The value of a label: empty, or up to 63 characters. */
export function isLabelValue(text: string): string[] {
  const errors = tooLong(text, 63, 'bytes')
  if (value.test(text)) return errors
  const rule = `a valid label must be an empty string or consist of ${keyRule.slice('must consist of '.length)}`
  return [...errors, regexError(rule, valuePattern, 'MyValue', 'my_value', '12345')]
}

/** A name that fits into a path as one segment and need not be more: roles and role bindings. */
export function isPathSegmentName(text: string): string[] {
  if (text === '.' || text === '..') return [`may not be '${text}'`]
  return ['/', '%'].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`)
}

/** A key of a ConfigMap or Secret. */
export function isConfigMapKey(text: string): string[] {
  const errors = tooLong(text, 253)
  if (!dataKey.test(text)) {
    const rule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
    errors.push(regexError(rule, dataKeyPattern, 'key.name', 'KEY_NAME', 'key-name'))
  }
  if (text === '.' || text === '..') errors.push(`must not be '${text}'`)
  else if (text.startsWith('..')) errors.push("must not start with '..'")
  return errors
}

/** The pattern backtracks on long refusals; nothing over 253 characters passes the check of length anyway. */
function isSubdomain(text: string): boolean {
  return text.split('.').every((part) => label.test(part))
}

function tooLong(text: string, max: number, unit = 'characters'): string[] {
  return text.length > max ? [`must be no more than ${max} ${unit}`] : []
}

function keyError(): string {
  return regexError(keyRule, keyPattern, 'MyName', 'my.name', '123-abc')
}

function regexError(rule: string, pattern: string, ...examples: string[]): string {
  // The two spaces before "or" are upstream's.
  const quoted = examples.map((example) => `'${example}', `).join(' or ')
  return `${rule} (e.g. ${quoted}regex used for validation is '${pattern}')`
}
