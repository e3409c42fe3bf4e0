import { type Reply, type Route, textReply } from './route.ts'

/** One named check of a probe. */
export interface Check {
  /** Without spaces, such as `kind/databases.example.com`. */
  readonly name: string
  /** Why it failed; absent when it passed. */
  readonly failure?: string
  /** Why it failed, in a word by which all that failed so can be excluded. */
  readonly cause?: 'forbidden'
  /** What is amiss although it passed. */
  readonly warning?: string
}

export interface ProbeOptions {
  /** `/livez` or `/readyz`. */
  readonly path: string
  /** Called at each request; quick. */
  readonly checks: () => Iterable<Check>
}

/**
 * A probe in kube-apiserver's form (apiserver's healthz.handleRootHealth): `ok`, or with `?verbose`, and always
 * when one fails, a line for each check and the outcome; 200 or 500. `?exclude=name` leaves a check out and may
 * be repeated; `?exclude=forbidden` leaves out every check that failed for want of a permission, for probes that a new
 * kind nobody gave a permission for yet must not bring down. Unlike there, why a check failed is not withheld, and one
 * that passed may carry a warning; where credentials are asked for, who shows none gets the outcome alone.
 */
export function probeRoute({ path, checks }: ProbeOptions): Route {
  const name = path.slice(1)
  return {
    path,
    open: true,
    handle: async ({ query, isAdmitted }) => {
      const verbose = query.has('verbose')
      const mayKnow = !isAdmitted || (verbose && (await isAdmitted()))
      return probe(name, checks(), new Set(query.getAll('exclude')), mayKnow ? { verbose } : undefined)
    },
  }
}

function probe(
  name: string,
  checks: Iterable<Check>,
  excluded: ReadonlySet<string>,
  told: { readonly verbose: boolean } | undefined,
): Reply {
  const lines: string[] = []
  const unmatched = new Set(excluded)
  unmatched.delete('forbidden')
  let failed = false
  for (const check of checks) {
    if (excluded.has(check.name) || (check.cause !== undefined && excluded.has(check.cause))) {
      unmatched.delete(check.name)
      lines.push(`[+]${check.name} excluded: ok`)
    } else if (check.failure === undefined) {
      lines.push(
        `[+]${check.name} ${check.warning === undefined ? 'ok' : `warning: ${oneLine(check.warning)}`}`,
      )
    } else {
      failed = true
      lines.push(`[-]${check.name} failed: ${oneLine(check.failure)}`)
    }
  }
  if (unmatched.size > 0) {
    const names = [...unmatched].map((each) => JSON.stringify(each)).join(', ')
    lines.push(`warn: some health checks cannot be excluded: no matches for ${names}`)
  }
  const headers = { 'cache-control': 'no-cache, private', 'x-content-type-options': 'nosniff' }
  if (failed && !told)
    return textReply(500, `${name} check failed; ?verbose with credentials tells why\n`, headers)
  if (failed) return textReply(500, `${lines.join('\n')}\n${name} check failed\n`, headers)
  return textReply(200, told?.verbose ? `${lines.join('\n')}\n${name} check passed\n` : 'ok', headers)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}
