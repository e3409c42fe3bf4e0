/** Facts about a client for whoever counts them. Called synchronously; must not throw. All are optional. */
export interface ClientObserver {
  /** One exchange with the API server: client-go's rest_client_requests_total and rest_client_request_duration. */
  requested?(exchange: {
    /** HTTP method. */
    readonly verb: string
    /** Host and port of the server. */
    readonly host: string
    /** HTTP status code, or `<error>` when no answer came (client-go's word). */
    readonly code: string
    /** Milliseconds from sending to the headers of the answer. */
    readonly duration: number
  }): void
  /** A credential was read or made anew: an exec plug-in ran (client-go's rest_client_exec_plugin_call_total). */
  refreshed?(source: 'exec' | 'token-file', outcome: 'ok' | 'error'): void
}
