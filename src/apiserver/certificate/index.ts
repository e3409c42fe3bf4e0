export { CertificateAuthority, type KeyPair } from './certificate-authority.ts'
