/** OpenSSL's reasons by the end of Node's code (`ERR_SSL_…`), in words and with what to do; others keep their own. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|UNSUPPORTED_CERTIFICATE)$/,
    'the client does not trust our certificate; give it the authority that signed it (ca_file of a scrape)',
  ],
  [
    /ALERT_CERTIFICATE_EXPIRED$/,
    'the client says that our certificate has expired; renew it, or set its clock',
  ],
  [/HTTP_REQUEST$/, 'the client speaks plain HTTP; let it ask for https (scheme of a scrape)'],
  [
    /(UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|ALERT_PROTOCOL_VERSION)$/,
    'the client speaks only versions of TLS that are not taken here; take a newer client, or set the lowest version',
  ],
  [/NO_SHARED_CIPHER$/, 'client and server have no cipher suite in common'],
  [
    /NO_SUITABLE_(SIGNATURE_ALGORITHM|KEY_SHARE)$|NO_SHARED_GROUP/,
    'client and server have no curve or signature in common',
  ],
  [/WRONG_VERSION_NUMBER$|RECORD|UNEXPECTED_MESSAGE/, 'what the client sent is no TLS'],
  [/HANDSHAKE_TIMEOUT$/, 'the client did not finish it in time'],
]

/** Why TLS was not agreed on, without what OpenSSL says only to its developers. */
export function readHandshakeFailure({
  code = '',
  reason,
  message,
}: NodeJS.ErrnoException & { reason?: string }): string {
  for (const [pattern, words] of reasons) if (pattern.test(code)) return words
  return reason ?? (code === '' ? message : code)
}
