/** Names of labels that take a new value for each person, session, request or address. */
const unboundedNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:user|member|customer|visitor|patient|employee|person|subscriber)_?(?:id|name|uuid)?$/, 'a person'],
  [
    /^(?:login|user_?login|e_?mail|.*_email|email_.*|phone|phone_?number|first_?name|last_?name|full_?name)$/,
    'a person',
  ],
  [/^(?:.*_)?(?:session|sess|sid)(?:_?(?:id|key|token|uuid))?$/, 'a session'],
  [
    /^(?:.*_)?(?:request|req|trace|span|correlation|transaction|txn|order|invoice|message|event|job_?run)_?(?:id|uuid)$/,
    'a single event',
  ],
  [/^(?:(?:client|remote|peer|source|src|user)_?)(?:ip|addr|address)$|^ip(?:_?addr(?:ess)?)?$/, 'a client'],
  [
    /^(?:password|passwd|(?:api|secret|private|access)_?key|(?:.*_|access|auth)?token|(?:client_)?secret|bearer|authorization)$/,
    'a secret',
  ],
  [/^(?:timestamp|time|created_at|updated_at|date_?time)$/, 'a moment'],
  [
    /^(?:query|sql|statement|user_?agent|referr?er|full_?url|stack_?trace|error_?message|exception_?message)$/,
    'a free text',
  ],
]

/** What opens something by itself: tokens of GitHub, GitLab and Slack by their beginning, and JWTs (RFC 7519). */
const token =
  /^(?:bearer )?(?:gh[opusr]_\w{10,}|github_pat_\w{10,}|glpat-[\w-]{10,}|xox[abprs]-[\w-]{10,}|eyJ[\w-]+\.[\w-]+\.[\w-]*)$/i

const email = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i

/** Shapes of values that no set of bounded size has. */
const unboundedShapes: readonly (readonly [RegExp, string])[] = [
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'UUIDs'],
  [/^(?=.*[0-9])(?=.*[a-f])[0-9a-f]{16,}$/i, 'hashes or random ids'],
  [/^(?:1[0-9]{9}|1[0-9]{12})$/, 'times'],
  [/^[0-9]{7,}$/, 'numbers that look like ids'],
  [/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'ULIDs'],
  [/^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}/, 'times'],
  [/^[^?\s]*\/[^?\s]*\?[^\s=]+=/, 'addresses with a query'],
  [
    /^(?:https?:\/\/[^/\s]+)?(?:\/[^/\s]+)*\/(?:[0-9]+|[0-9a-f-]{32,36})(?:\/.*)?$/i,
    'paths with an id in them',
  ],
]

/** So many different values of one shape are no accident. */
const enough = 3

/**
 * Why a label of this name will have a series for each of something that has no end, if its name says so. `beside`: the
 * labels of the same family.
 */
export function unboundedName(label: string, beside: ReadonlySet<string>): string | undefined {
  const name = label.toLowerCase()
  // Beside a namespace it is the name of a Secret of Kubernetes.
  if (name === 'secret' && beside.has('namespace')) return undefined
  const [, what] = unboundedNames.find(([pattern]) => pattern.test(name)) ?? []
  return what === undefined
    ? undefined
    : `label ${label} looks like ${what}: each new one adds a series for good`
}

/** The same told by the values; `values` are distinct. One token or e-mail address is enough, ids need company. */
export function unboundedValues(label: string, values: readonly string[]): string | undefined {
  if (values.some((value) => token.test(value)))
    return `label ${label} holds tokens: whoever may read metrics may use them, and each new one adds a series for good`
  const address = values.find((value) => email.test(value))
  if (address !== undefined)
    return `label ${label} holds e-mail addresses: each new person adds a series for good`
  for (const [shape, what] of unboundedShapes) {
    const matching = values.filter((value) => shape.test(value)).length
    if (matching >= enough && matching * 2 >= values.length)
      return `label ${label} holds ${what}: each new one adds a series for good`
  }
  return undefined
}
