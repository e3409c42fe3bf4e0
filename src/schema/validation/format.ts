import { parseDuration } from '../../object/index.ts'

/** Whether a string has a format. */
export type FormatCheck = (text: string) => boolean

/**
 * The check of a format of strings, or nothing when the server ignores the format. The names are those that
 * apiextensions-apiserver 1.36 supports (validation/formats.go), compared without hyphens; the rules are those
 * of kube-openapi's strfmt, which are laxer than the formats' own standards in places.
 */
export function formatCheck(name: string): FormatCheck | undefined {
  return checks.get(name.replaceAll('-', ''))
}

/** Formats that integers and numbers may have; any other is ignored. */
export function isNumericFormat(type: string, format: string): boolean {
  return type === 'integer' ? /^int(32|64)$/.test(format) : /^(float|double)$/.test(format)
}

const shortName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const longName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const isbn10 = /^(?:[0-9]{9}X|[0-9]{10})$/
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/
const creditCard =
  /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11})$/
const colour = String.raw`\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*`
const rgb = new RegExp(String.raw`^rgb\(${colour},${colour},${colour}\)$`)
const hostname =
  /^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$/u

const checks: ReadonlyMap<string, FormatCheck> = new Map<string, FormatCheck>([
  ['bsonobjectid', (text) => /^[0-9a-fA-F]{24}$/.test(text)],
  ['uri', isRequestUri],
  ['email', isEmail],
  ['hostname', isHostname],
  ['ipv4', (text) => text.includes('.') && isIp(text)],
  ['ipv6', (text) => text.includes(':') && isIp(text)],
  ['cidr', isCidr],
  ['mac', isMac],
  ['uuid', (text) => /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text)],
  ['uuid3', (text) => /^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text)],
  [
    'uuid4',
    (text) => /^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i.test(text),
  ],
  [
    'uuid5',
    (text) => /^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i.test(text),
  ],
  ['isbn', (text) => isIsbn10(text) || isIsbn13(text)],
  ['isbn10', isIsbn10],
  ['isbn13', isIsbn13],
  ['creditcard', isCreditCard],
  ['ssn', (text) => text.length === 11 && /^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(text)],
  ['hexcolor', (text) => /^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(text)],
  ['rgbcolor', (text) => rgb.test(text)],
  ['byte', (text) => base64.test(text)],
  ['password', () => true],
  ['date', isDate],
  ['duration', isDuration],
  ['datetime', isDateTime],
  ['k8sshortname', (text) => text.length <= 63 && shortName.test(text)],
  ['k8slongname', (text) => text.length <= 253 && longName.test(text)],
])

function isHostname(text: string): boolean {
  return text.length <= 255 && hostname.test(text) && text.split('.').every((label) => label.length <= 63)
}

/** Go's url.ParseRequestURI: an absolute URI, or an absolute path. */
function isRequestUri(text: string): boolean {
  if (/[\x00-\x1f\x7f]/.test(text) || text === '') return false
  if (text === '*') return true
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)
  if (scheme === null) return text.startsWith('/') && hasValidEscapes(text.split('?')[0] ?? '')
  const rest = text.slice(scheme[0].length).split('?')[0] ?? ''
  if (!rest.startsWith('/')) return rest !== '' || text.includes('?')
  const authority = /^\/\/([^/]*)/.exec(rest)?.[1] ?? ''
  return hasValidEscapes(rest) && isAuthority(authority)
}

function hasValidEscapes(text: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(text)
}

function isAuthority(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  if (host.startsWith('[')) return /^\[[^\]]*\](:\d*)?$/.test(host)
  return /^[^\s"<>\\^`{|}[\]#%]*$/.test(host) && /^[^:]*(:\d*)?$/.test(host)
}

const atom = String.raw`[\w!#$%&'*+/=?^\x60{|}~\u0080-\uffff-]+`
const dotAtom = String.raw`${atom}(?:\.${atom})*`
const addressSpec = new RegExp(String.raw`^(?:${dotAtom}|"[^"\\\x00-\x1f]*")@(?:${dotAtom}|\[([^\]]*)\])$`)

/** The address specs that Go's mail.ParseAddress takes, with or without a display name. */
function isEmail(text: string): boolean {
  const match = addressSpec.exec(/^[^<>]*<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim())
  return match !== null && (match[1] === undefined || isIp(match[1]))
}

function isIp(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isIpv4(text)
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)
}

/** Hexadecimal groups, at most one `::`, and perhaps an IPv4 address at the end; no zone. */
function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return false
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const all = [...groups(head), ...groups(tail ?? '')]
  const last = all.at(-1) ?? ''
  const hasIpv4 = last.includes('.')
  // Within IPv6 Go takes no leading zeros; on their own they are tolerated for the sake of old objects.
  if (hasIpv4 && (!isIpv4(last) || /(?:^|\.)0\d/.test(last))) return false
  const hex = hasIpv4 ? all.slice(0, -1) : all
  const size = hex.length + (hasIpv4 ? 2 : 0)
  return (
    hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (tail === undefined ? size === 8 : size <= 7)
  )
}

function isCidr(text: string): boolean {
  const match = /^([^/]*)\/(\d{1,3})$/.exec(text)
  const address = match?.[1] ?? ''
  return isIp(address) && Number(match?.[2]) <= (address.includes(':') ? 128 : 32)
}

/** Go's net.ParseMAC: 6, 8 or 20 bytes in one of three notations. */
function isMac(text: string): boolean {
  return (
    /^[0-9a-f]{2}(([:-])[0-9a-f]{2})(\2[0-9a-f]{2}){4}((\2[0-9a-f]{2}){2}|(\2[0-9a-f]{2}){14})?$/i.test(
      text,
    ) || /^[0-9a-f]{4}(\.[0-9a-f]{4}){2}(\.[0-9a-f]{4}|(\.[0-9a-f]{4}){7})?$/i.test(text)
  )
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '')
  if (!isbn10.test(digits)) return false
  const sum = [...digits].reduce(
    (total, digit, index) => total + (10 - index) * (digit === 'X' ? 10 : Number(digit)),
    0,
  )
  return sum % 11 === 0
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '')
  if (!/^[0-9]{13}$/.test(digits)) return false
  const sum = [...digits].reduce(
    (total, digit, index) => total + (index % 2 === 0 ? 1 : 3) * Number(digit),
    0,
  )
  return sum % 10 === 0
}

function isCreditCard(text: string): boolean {
  const digits = text.replace(/[^0-9]+/g, '')
  if (!creditCard.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : 2 * Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (days[month - 1] ?? 0)
}

function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t')
  const match = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/u.exec(time)
  if (match === null || !isDate(date)) return false
  const [, hours = '', minutes = '', seconds = ''] = match
  return hours <= '23' && minutes <= '59' && seconds <= '59'
}

const durationUnit = /^(?:ns|us|µs|ms|s|m|h|hr|d|w|wk)$|^(?:nano|micro|milli|sec|min|hour|day|week)/i

/** A Go duration, or numbers with units of Scala's notation anywhere in the text. */
function isDuration(text: string): boolean {
  if (parseDuration(text) !== undefined) return true
  return [...text.matchAll(/(?<!\d)\d+\s*([A-Za-zµ]+)/g)].some(([, unit = '']) => durationUnit.test(unit))
}
