import { z } from 'zod'

/** Names as the API server takes them, which the Helm chart holds values to as well. */
interface NameForm {
  readonly pattern: string
  readonly longest: number
  /** A name, and what it may be made of. */
  readonly example: string
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'

/** RFC 1123: of namespaces. */
export const dnsLabel: NameForm = {
  pattern: label,
  longest: 63,
  example: 'monitoring: small letters, digits and -',
}

/** RFC 1123: of most objects. */
export const dnsSubdomain: NameForm = {
  pattern: `${label}(\\.${label})*`,
  longest: 253,
  example: 'tls.example: small letters, digits, - and .',
}

/** RFC 1035, of Services; shorter, because a label of a StatefulSet's pods has a hash after it. */
export const serviceName: NameForm = {
  pattern: '[a-z]([-a-z0-9]*[a-z0-9])?',
  longest: 52,
  example: 'watcher: a small letter, then also digits and -',
}

/** Keys of Secrets, which become names of files. */
export const dataKey: NameForm = {
  pattern: '\\.?[A-Za-z0-9_-][-._A-Za-z0-9]*',
  longest: 253,
  example: 'ca.crt: letters, digits, -, _ and .',
}

/** Of images, without tag: hosts with ports, and folders. */
export const imageName: NameForm = {
  pattern: '[A-Za-z0-9]([-A-Za-z0-9._/:]*[A-Za-z0-9])?',
  longest: 255,
  example: 'registry.example/binnacle',
}

export const imageTag: NameForm = {
  pattern: '[A-Za-z0-9_][-A-Za-z0-9_.]*',
  longest: 128,
  example: '1.0.0: letters, digits, -, _ and .',
}

/** Of a certificate: a name or an address. */
export const hostName: NameForm = {
  pattern: '[A-Za-z0-9:]([-A-Za-z0-9._:]*[A-Za-z0-9])?',
  longest: 253,
  example: 'binnacle.example',
}

export function named({ pattern, longest, example }: NameForm) {
  return z
    .string()
    .max(longest)
    .regex(new RegExp(`^${pattern}$`), `has to be a name such as ${example}`)
}

/** Empty where there is none, which is what is taken when nothing is given. */
export function optionallyNamed({ pattern, ...form }: NameForm) {
  return named({ ...form, pattern: `(${pattern})?` }).default('')
}
