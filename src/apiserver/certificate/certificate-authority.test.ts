import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { CertificateAuthority } from './index.ts'

const now = Date.UTC(2026, 0, 1)
const authority = new CertificateAuthority(now)
const root = new X509Certificate(authority.certificate)

test('the authority signs itself and may sign others', () => {
  expect(root.ca).toBe(true)
  expect(root.checkIssued(root)).toBe(true)
  expect(root.verify(root.publicKey)).toBe(true)
  expect(new Date(root.validTo).getUTCFullYear()).toBe(2035)
})

test('a server certificate is good for its names and addresses and for no other', () => {
  const issued = authority.issueServer(
    { commonName: 'kube-apiserver' },
    { dns: ['localhost'], addresses: ['127.0.0.1', '::1', 'fd00::12:5'] },
  )
  const certificate = new X509Certificate(issued.certificate)
  expect(certificate.verify(root.publicKey)).toBe(true)
  expect(certificate.checkIssued(root)).toBe(true)
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkHost('example.com')).toBeUndefined()
  for (const address of ['127.0.0.1', '::1', 'fd00::12:5']) expect(certificate.checkIP(address)).toBe(address)
  expect(certificate.checkIP('10.0.0.1')).toBeUndefined()
  expect(certificate.ca).toBe(false)
})

test('a client certificate names the user and the groups, and belongs to its key', () => {
  const issued = authority.issueClient({ commonName: 'jane', organizations: ['a', 'system:masters'] })
  const certificate = new X509Certificate(issued.certificate)
  expect(certificate.subject).toBe('O=a\nO=system:masters\nCN=jane')
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
})

test('certificates have serial numbers of their own', () => {
  const serials = Array.from(
    { length: 5 },
    () => new X509Certificate(authority.issueClient({ commonName: 'x' }).certificate).serialNumber,
  )
  expect(new Set(serials).size).toBe(5)
})
