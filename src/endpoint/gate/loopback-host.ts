/** Whether a name or address means this machine and no other. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
}

/**
 * Whether a `Host` header names this machine, with any port. A page whose name was made to lead here (DNS rebinding)
 * sends that name; a request without the header is no browser's.
 */
export function isLoopbackHostHeader(header: string | undefined): boolean {
  if (header === undefined || header === '') return true
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(header) ?? []
  return isLoopback(bracketed ?? plain ?? '')
}
