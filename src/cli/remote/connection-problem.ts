/**
 * Why nobody could be asked, in words instead of the system's and OpenSSL's.
 *
 * @param error as fetch and node:https throw it
 * @param url what was asked
 */
export function connectionProblem(error: unknown, url: string): string {
  const { cause } = error as Error
  const { code = '', message } = (cause instanceof Error ? cause : error) as NodeJS.ErrnoException
  const known = Object.keys(words).find((pattern) => new RegExp(pattern).test(code))
  if (known !== undefined) return words[known] ?? message
  if (/wrong version number|packet length too long/i.test(message))
    return 'it does not speak TLS there; begin with http://'
  const isPlain = url.startsWith('http:')
  if (isPlain && /UND_ERR_SOCKET|ECONNRESET|HPE_/.test(code))
    return `the connection broke (${code}); if it serves HTTPS, begin with https://`
  const inOpenSsl = /:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/.exec(message)?.[1]
  if (inOpenSsl !== undefined) return `no agreement on TLS: ${inOpenSsl}`
  return message === '' ? code : message
}

/** By code of the error. */
const words: Readonly<Record<string, string>> = {
  '^ECONNREFUSED$': 'nothing listens there',
  '^(ENOTFOUND|EAI_AGAIN)$': 'there is no host of that name',
  '^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$':
    'no way leads there from here; is the address right?',
  '^CERT_HAS_EXPIRED$': 'its certificate has expired',
}
