/** An entry as Node writes it, with what ends it; a value with a comma, a quote or a control character is JSON. */
const entry =
  /(?<kind>[A-Za-z][A-Za-z0-9 ]*):(?:"(?<quoted>(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*)"|(?<plain>[^",]*))(?:, |$)/guy

/** Those that Go's x509.Certificate has, which others than Go go by as well. */
const kinds = new Set(['DNS', 'IP Address', 'URI', 'email'])

/**
 * The DNS names, addresses, URIs and e-mail addresses among subject alternative names as Node writes them
 * (nodejs.org/api/crypto.html#x509subjectaltname): `DNS:a, IP Address:10.0.0.1, URI:"a\u002c b"`. Entry by entry,
 * because what stands within one of another kind may look like one of these; a text that is no list of entries has none.
 */
export function readAlternativeNames(text: string): readonly string[] {
  const entries = [...text.matchAll(entry)]
  const isWhole = entries.map(([each]) => each).join('') === text
  return entries.flatMap(({ groups }) => {
    const { kind = '', quoted, plain = '' } = groups ?? {}
    if (!isWhole || !kinds.has(kind)) return []
    const name: string = quoted === undefined ? plain : JSON.parse(`"${quoted}"`)
    return kind === 'IP Address' ? shortAddress(name) : name
  })
}

/** `::1` for `0:0:0:0:0:0:0:1`, as Go writes it (RFC 5952). */
function shortAddress(address: string): string {
  const url = `http://[${address}]`
  return address.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address
}
