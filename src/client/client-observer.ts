/** One exchange with the API server: client-go's rest_client_requests_total and rest_client_request_duration. */
export interface RequestFact {
  /** HTTP method. */
  readonly verb: string
  /** Host and port of the server. */
  readonly host: string
  /** HTTP status code, or `<error>` when no answer came (client-go's word). */
  readonly code: string
  /** From sending to the headers of the answer, seconds. */
  readonly seconds: number
}

/** What whoever counts may hear of the client. Called synchronously; must not throw. */
export interface ClientObserver {
  requested(fact: RequestFact): void
  /** A credential was read or made anew: an exec plug-in ran (client-go's rest_client_exec_plugin_call_total). */
  refreshed(source: 'exec' | 'token-file', outcome: 'ok' | 'error'): void
}

export const silentClientObserver: ClientObserver = { requested() {}, refreshed() {} }
