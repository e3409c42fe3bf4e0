import { BlockList, isIP } from 'node:net'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy that the environment wants for a URL: HTTPS_PROXY or HTTP_PROXY by its scheme, upper or lower
 * case, unless NO_PROXY names the host or the host is this machine. The rules are those of
 * golang.org/x/net/http/httpproxy, which client-go goes by.
 */
export function proxyFromEnvironment(target: string, env: Environment): string | undefined {
  const url = new URL(target)
  const names = url.protocol === 'https:' ? ['HTTPS_PROXY', 'https_proxy'] : ['HTTP_PROXY', 'http_proxy']
  const proxy = firstSet(names, env)
  if (proxy === undefined || isLoopback(url.hostname)) return undefined
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  if (isExcluded(bare(url.hostname), port, firstSet(['NO_PROXY', 'no_proxy'], env) ?? '')) return undefined
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`
}

/** This machine, by name or address. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname)
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/**
 * Entries of NO_PROXY: `*`, an address, a network (`10.0.0.0/8`), a domain with its subdomains
 * (`example.com`), or its subdomains alone (`.example.com`, `*.example.com`); each but a network may end with
 * a port.
 */
function isExcluded(host: string, port: string, noProxy: string): boolean {
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry !== '' && (entry === '*' || matches(entry, host, port)))
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry.includes('/')) return inNetwork(entry, host)
  const withPort = /^(.*[^:]):(\d+)$|^(\[.*\]):(\d+)$/.exec(entry)
  const hasPort = withPort !== null && isIP(entry) === 0
  const name = bare(hasPort ? (withPort[1] ?? withPort[3] ?? '') : entry)
  if (hasPort && (withPort[2] ?? withPort[4]) !== port) return false
  if (isIP(name) !== 0) return name === host
  const domain = name.startsWith('*.') ? name.slice(1) : name
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`)
}

function inNetwork(entry: string, host: string): boolean {
  const [network = '', bits = ''] = entry.split('/')
  const family = isIP(network)
  const prefix = Number(bits)
  if (family === 0 || isIP(host) !== family || !/^\d{1,3}$/.test(bits) || prefix > (family === 4 ? 32 : 128))
    return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, prefix, type)
  return list.check(host, type)
}

function firstSet(names: readonly string[], env: Environment): string | undefined {
  return names.map((name) => env[name]).find((value) => value !== undefined && value !== '')
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}
