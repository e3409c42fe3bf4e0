/** What one of the forms has in it, to be looked for first. */
const gist = /-----BEGIN|eyJ|gh[pousr]_|github_pat_|glpat-|xox|hv[bs]\.|npm_|[rs]k_|AKIA|ASIA|AIza|AGE-/

/**
 * Forms of secrets that are known by themselves: PEM blocks, and the published prefixes of tokens of GitHub, GitLab,
 * Slack, AWS, Google, Stripe, HashiCorp Vault, npm and age.
 */
const forms: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]+-----/,
  /\b(gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|hv[bs]\.|npm_|[rs]k_(live|test)_)[\w-]{16,}/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bAIza[\w-]{35}/,
  /\bAGE-SECRET-KEY-1[0-9A-Z]{20,}/,
]

/** Whether a text looks like a secret or holds one, whatever its field is called. */
export function isSecretValue(text: string): boolean {
  if (text.length < 16) return false
  if (gist.test(text) && (forms.some((form) => form.test(text)) || hasWebToken(text))) return true
  return isEncoded(text)
}

/** A JSON web token (RFC 7519): of three parts with points between them the first is the base64 of `{"…`. */
function hasWebToken(text: string): boolean {
  if (!text.includes('eyJ')) return false
  for (const [part] of text.matchAll(dotted)) if (/\beyJ[\w-]{8,}$/.test(part)) return true
  return false
}

/** A part that two more follow. It begins where a run of such letters does, so that each is looked at once. */
const dotted = /(?<![\w-])[\w-]{11,}(?=\.[\w-]{8,}\.)/g

/**
 * Whether a text is base64 of something that is not text for people: long, and its letters and digits mixed as chance
 * mixes them. A digest or commit in hexadecimal, a UID, and words written together are not.
 */
function isEncoded(text: string): boolean {
  if (text.length < 32 || !/^[\w+/-]{8}/.test(text)) return false
  const head = text.slice(0, 512).replace(/\s/g, '')
  if (!/^[\w+/-]+={0,2}$/.test(head)) return false
  if (!/[A-Z]/.test(head) || !/[a-z]/.test(head) || !/\d/.test(head)) return false
  let turns = 0
  for (let index = 1; index < head.length; index++)
    if (classOf(head.charCodeAt(index)) !== classOf(head.charCodeAt(index - 1))) turns++
  return turns / head.length > 0.42
}

function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 0
  if (code >= 65 && code <= 90) return 1
  return code >= 97 && code <= 122 ? 2 : 3
}

/** What stands in a text for a secret within it: the password of a URL, the value of `--password=…` or `token: …`. */
export function maskWithin(text: string, mask: (secret: string) => string): string {
  if (text.length < 8) return text
  const outside = text.includes('@') && text.includes('://') ? text.replace(inUrl, replace) : text
  return mention.test(outside) ? outside.replace(assigned, replace) : outside

  function replace(whole: string, ...groups: (string | undefined)[]): string {
    const [start = '', secret = '', end = '', following = ''] = groups
    const [before, found] = secret === '' ? [end, following] : [start, secret]
    return reference.test(found) ? whole : `${before}${mask(found)}`
  }
}

/*
 * Messages are written by whoever may create a resource, and are long where somebody wants this to take long. So no
 * expression here begins with what may stand many times over: then each is done in time that grows with the length.
 */

/** What `assigned` begins with, to be looked for first: most texts have none of it. */
const mention = /pass|pwd|secret|token|key|authorization|bearer/i
const inUrl = /(:\/\/[^\s:/?#@]*:)([^\s/?#@]+)(?=@)/g
/** Words that say it by themselves, whatever stands before them: `adminPassword`. */
const sure = '(?:password|passwd|passphrase|pwd|(?:api|access|account|private|secret)[-_]?key)'
/** Words that stand in messages for other things, too: `CreateSecret: not found`. */
const likely = '(?:secret|token|authorization|bearer)'
const start = String.raw`(?:^|[\s\-_.?&;,{"'])`
const scheme = String.raw`(?:(?:bearer|basic)\s+)?`
const bare = String.raw`[^\s"'&;,}]{3,}`
/** Up to the quote that ends it, which may be escaped itself. */
const quoted = [`"`, `'`]
  .map((quote) => String.raw`(?<=${quote})(?:[^${quote}\\]|\\+[^${quote}\\])+`)
  .join('|')
const assigned = new RegExp(
  [
    // `adminPassword=x`, `"clientSecret":"x"`, `token: x`
    String.raw`((?:${sure}["'\\]*\s*[=:]|(?:secret|token)(?:["'\\]+\s*[=:]|\s*=)|${start}${likely}["']?\s*[=:])`,
    String.raw`\s*${scheme}["'\\]*)(${quoted}|(?<!["'])${bare})`,
    // `password x`
    String.raw`|(${start}(?:${sure}|${likely})["']?[^\S\n]+(?![=:])${scheme})(${bare})`,
  ].join(''),
  'gi',
)
/** `$(PASSWORD)` and `${PASSWORD}` name what is somewhere else. */
export const reference = /^\$[({]|^\{\{/
