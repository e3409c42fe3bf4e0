import { ListenError } from './listen-error.ts'

/** Where to listen. */
export interface ListenAddress {
  /** Absent: all interfaces, IPv6 and IPv4. */
  readonly host?: string
  /** 0: any free port. */
  readonly port: number
}

/**
 * Reads `host:port` as Go's net.Listen does: `:8080`, `127.0.0.1:0`, `localhost:9090`, `[::1]:9`. Throws a
 * `ListenError` of kind `address` that says what is wrong.
 */
export function parseListenAddress(text: string): ListenAddress {
  const bracketed = /^\[([^\]]*)\]:(.*)$/.exec(text)
  const plain = /^([^:[\]]*):([^:]*)$/.exec(text)
  const [, host = '', port = ''] = bracketed ?? plain ?? wrong(text, explain(text))
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return wrong(text, `"${port}" is no port; a port is a number from 0 to 65535`)
  if (/\s/.test(host)) return wrong(text, 'a host has no spaces')
  return { ...(host !== '' && { host }), port: Number(port) }
}

export function formatListenAddress({ host = '', port }: ListenAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

function explain(text: string): string {
  if (/^\d+$/.test(text)) return `put a colon before the port, as in ":${text}"`
  if (!text.includes(':')) return 'the port is missing, as in "127.0.0.1:8080" or ":8080"'
  return 'an IPv6 address stands in brackets, as in "[::1]:8080"'
}

function wrong(text: string, why: string): never {
  throw new ListenError('address', `"${text}" is no address to listen on: ${why}`)
}
