export {
  CertificateAuthority,
  type KeyPair,
  type ServerNames,
  type Subject,
} from './certificate-authority.ts'
