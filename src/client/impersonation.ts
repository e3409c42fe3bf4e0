import type { Impersonation } from './cluster-config.ts'

/** The Impersonate headers, as client-go writes them (transport.NewImpersonatingRoundTripper). */
export function impersonationHeaders(
  impersonation: Impersonation | undefined,
): Record<string, string | string[]> {
  if (!impersonation) return {}
  const { user, uid, groups, extra } = impersonation
  const headers: Record<string, string | string[]> = { 'impersonate-user': user }
  if (uid) headers['impersonate-uid'] = uid
  if (groups.length > 0) headers['impersonate-group'] = [...groups]
  for (const [key, values] of Object.entries(extra))
    headers[`impersonate-extra-${escapeKey(key)}`] = [...values]
  return headers
}

/** Bytes that no header name may hold, and the percent sign, are percent-encoded. */
function escapeKey(key: string): string {
  return Array.from(Buffer.from(key), (byte) => {
    const character = String.fromCharCode(byte)
    return /[!#$&'*+.^_`|~0-9A-Za-z-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}
