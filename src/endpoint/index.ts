export { type AccessOptions, type AccessWay, asksForCredentials } from './access/access-control.ts'
export type { Authentication, Authenticator } from './access/authenticator.ts'
export type { Authorization, Authorizer } from './access/authorizer.ts'
export {
  BasicAuthenticator,
  type BasicAuthenticatorOptions,
} from './access/basic-authenticator.ts'
export type { BasicUsers } from './access/basic-users.ts'
export {
  CertificateAuthenticator,
  type CertificateAuthenticatorOptions,
} from './access/certificate-authenticator.ts'
export type { Credentials, Identity } from './access/credentials.ts'
export { type RefusalReason, refusalReasons } from './access/refusal.ts'
export {
  SubjectAccessReviewAuthorizer,
  type SubjectAccessReviewAuthorizerOptions,
  type SubjectAccessReviewSpec,
  type SubjectAccessReviewStatus,
} from './access/subject-access-review-authorizer.ts'
export {
  TokenFileAuthenticator,
  type TokenFileAuthenticatorOptions,
} from './access/token-file-authenticator.ts'
export {
  TokenReviewAuthenticator,
  type TokenReviewAuthenticatorOptions,
  type TokenReviewSpec,
  type TokenReviewStatus,
} from './access/token-review-authenticator.ts'
export { isLoopback } from './gate/loopback-host.ts'
export type { RateLimit } from './gate/token-bucket.ts'
export { formatListenAddress, type ListenAddress, parseListenAddress } from './listen-address.ts'
export { ListenError, type ListenErrorKind } from './listen-error.ts'
export { Listener, type ListenerOptions, type ListenerState } from './listener.ts'
export type { ListenerObserver } from './listener-observer.ts'
export { metricsRoute } from './route/metrics-route.ts'
export { type Check, type ProbeOptions, probeRoute } from './route/probe.ts'
export { type Reply, type Request, type Route, textReply } from './route/route.ts'
export { SharedReplies } from './route/shared-replies.ts'
export type { PemSource } from './tls/certificate.ts'
export type { ClientCertificate } from './tls/client-certificate.ts'
export type { ClientAuthType, TlsOptions } from './tls/tls-options.ts'
export type { TlsServerConfig } from './web-configuration/tls-server-config.ts'
export { type WebListenerOptions, webListenerOptions } from './web-configuration/web-listener-options.ts'
