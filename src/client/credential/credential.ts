/** What proves who we are, at this moment. */
export interface Credential {
  /** Value of the Authorization header. */
  readonly authorization?: string
  /** A client certificate that came with the credential, in PEM. */
  readonly certificate?: { readonly certificate: string; readonly key: string }
}

/** Gives the credential of the moment, and a new one when the server refuses it. Safe for concurrent calls. */
export interface CredentialSource {
  /** Throws a `ClientError` of kind `config` when there is none to give. */
  current(signal?: AbortSignal): Promise<Credential>
  /**
   * The server answered 401 to `refused`: true when another credential can be had now, so that one more try
   * makes sense.
   */
  renew(refused: Credential, signal?: AbortSignal): Promise<boolean>
}

/** One that never changes. */
export function fixedCredential(credential: Credential): CredentialSource {
  return { current: async () => credential, renew: async () => false }
}

export function bearer(token: string): Credential {
  return { authorization: `Bearer ${token}` }
}

export function basic(username: string, password: string): Credential {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}
