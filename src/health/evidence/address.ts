import type { Place } from './place.ts'
import { asFields, asText, type Found, type Subject } from './subject.ts'

/** Fields in which a controller writes where to find what it has made. */
const addressKeys: readonly string[] = [
  'url',
  'address',
  'addresses',
  'endpoint',
  'endpoints',
  'hostname',
  'fqdn',
  'ip',
  'ips',
  'clusterIP',
  'externalIP',
  'loadBalancerIP',
  'dnsIP',
]

/** Who of several was elected (`masterNode`, `currentPrimary`, `leader`): then they have found each other. */
const leaderKey = /^(?:current)?(?:leader|primary|master)(?:Node|Pod|Instance|Member)?$/i

/** An address of a load balancer is given last (networking/v1 IngressStatus); others may be known from the start. */
const balanced = 0.5
const known = 0.3

/**
 * Where a thing can be found, it is there, as far as nothing else speaks: `loadBalancer.ingress` with an entry, a
 * `url` or an address.
 */
export function findAddress({ fields, depth, path }: Place, _subject: Subject, found: Found): void {
  if (depth > 0) return
  const ingress = asFields(fields.loadBalancer)?.ingress
  if (Array.isArray(ingress) && ingress.length > 0) add(`${path}.loadBalancer.ingress`, balanced, found)
  for (const key of addressKeys) {
    const value = fields[key]
    const isGiven = Array.isArray(value)
      ? value.length > 0
      : asText(asFields(value)?.url ?? value) !== undefined
    if (isGiven) add(`${path}.${key}`, known, found)
  }
  for (const key in fields) {
    if (key.length <= 24 && leaderKey.test(key) && asText(fields[key]) !== undefined)
      add(`${path}.${key}`, known, found, 'LeaderElected')
  }
}

function add(path: string, weight: number, found: Found, reason = 'AddressAssigned'): void {
  found.push({
    kind: 'address',
    rule: 'address',
    path,
    state: 'healthy',
    weight,
    reason,
    message: '',
  })
}
