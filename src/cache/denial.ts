/** What an API server says when it denies something. */
export interface Denial {
  /** Whom; absent where the server does not tell, as in its answer to nobody it knows. */
  readonly user?: string
  /** The verb that was denied, which need not be that of the request: a streaming list is a watch. */
  readonly verb?: string
  /** What more it says; empty when that is no more than who may not do what. */
  readonly reason: string
}

/** How the API server tells who may not do what (apiserver's responsewriters.ForbiddenStatus and forbiddenMessage). */
const sentence =
  /User "((?:[^"\\]|\\.)*)" cannot (\S+) resource "[^"]*" in API group "[^"]*" (?:at the cluster scope|in the namespace "[^"]*")(?:: (.*))?$/s
/** How apimachinery's NewForbidden begins. */
const opening = /^\S+(?: "[^"]*")? is forbidden(?:: |$)/

/** Reads the message of a 403. Total: what is not worded like the API server's own is the reason. */
export function readDenial(message: string): Denial {
  const [, user, verb, reason = ''] = sentence.exec(message) ?? []
  if (user === undefined || verb === undefined) return { reason: message.replace(opening, '') }
  return { user: user.replace(/\\(.)/g, '$1'), verb, reason }
}
