import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAlternativeNames } from './alternative-names.ts'

/**
 * Made by `openssl req -x509`: the user principal names `DNS:allowed.example` and `x, DNS:allowed.example`, the
 * directory name `O=x, DNS:allowed.example, CN=DNS:allowed.example`, another name, a registered ID, and one and one
 * of what counts.
 */
const crafted = `-----BEGIN CERTIFICATE-----
MIICcDCCAhegAwIBAgIUJOF//nY8FzDgFCEZdsXesyQwq60wCgYIKoZIzj0EAwIw
ETEPMA0GA1UEAwwGY2xpZW50MB4XDTI2MTEyMTE4NDY0N1oXDTM2MTExODE4NDY0
N1owETEPMA0GA1UEAwwGY2xpZW50MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
8t+kqqTpBYr9nge6dxMXATZo7qa+LTzAz9DYIvIW+UrBPN4zh+tA8oCRfw1Ee+V2
D3RhPRfQ7m9S5yAyLJZFL6OCAUswggFHMIIBJAYDVR0RBIIBGzCCARegIwYKKwYB
BAGCNxQCA6AVDBNETlM6YWxsb3dlZC5leGFtcGxlpEEwPzEcMBoGA1UEAwwTRE5T
OmFsbG93ZWQuZXhhbXBsZTEfMB0GA1UECgwWeCwgRE5TOmFsbG93ZWQuZXhhbXBs
ZYIMcmVhbC5leGFtcGxlhwQKAAABhxAAAAAAAAAAAAAAAAAAAAABhipodHRwczov
L3JlYWwuZXhhbXBsZS9hLEROUzphbGxvd2VkLmV4YW1wbGWBEGFubkByZWFsLmV4
YW1wbGWgHAYDKgMEoBUME0ROUzphbGxvd2VkLmV4YW1wbGWIAyoDBKAmBgorBgEE
AYI3FAIDoBgMFngsIEROUzphbGxvd2VkLmV4YW1wbGUwHQYDVR0OBBYEFBFeBYDz
PZ/gjCAdn47ScBIvVCORMAoGCCqGSM49BAMCA0cAMEQCIAoUmNl3mLCd1PNXIbYj
h1t9pGaiPyTAJbmqVAFyaSlAAiAqFUbDJaEVxC5E3h+bgleYMM8tAp6Azy46nSyW
LtN7Rw==
-----END CERTIFICATE-----`

describe('subject alternative names', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['DNS:a.example, DNS:*.b.example', ['a.example', '*.b.example']],
    ['IP Address:10.0.0.1, IP Address:0:0:0:0:0:0:0:1', ['10.0.0.1', '::1']],
    ['email:ann@a.example, URI:spiffe://a.example/x', ['ann@a.example', 'spiffe://a.example/x']],
    ['othername:UPN:DNS:allowed.example', []],
    ['othername:<unsupported>, DNS:a.example', ['a.example']],
    ['DirName:CN=DNS:allowed.example', []],
    ['DirName:"O=x\\u002c DNS:allowed.example\\u002cCN=DNS:allowed.example"', []],
    ['URI:"https://a.example/x\\u002c DNS:allowed.example"', ['https://a.example/x, DNS:allowed.example']],
    ['URI:"a\\"b", DNS:c.example', ['a"b', 'c.example']],
    ['DNS:"a, DNS:b"', ['a, DNS:b']],
    ['DNS:a.example, "DNS:b', []],
    ['DNS:a.example,DNS:b.example', []],
    ['Registered ID:1.2.3.4, DNS:a.example', ['a.example']],
  ])('%s', (text, names) => expect(readAlternativeNames(text)).toEqual(names))

  test('of a certificate are those of the four kinds, whatever others pretend', () => {
    const { subjectAltName = '' } = new X509Certificate(crafted)
    expect(subjectAltName).toContain('othername:UPN:DNS:allowed.example')
    expect(readAlternativeNames(subjectAltName)).toEqual([
      'real.example',
      '10.0.0.1',
      '::1',
      'https://real.example/a,DNS:allowed.example',
      'ann@real.example',
    ])
  })

  test('come from no value of another kind, and of whatever text in words or not at all', () => {
    const written = (value: string) => (/[",\\\p{Cc}]/u.test(value) ? JSON.stringify(value) : value)
    fc.assert(
      fc.property(fc.string(), fc.string(), (other, name) => {
        const text = `othername:UPN:${written(`x${other}`)}, DNS:${written(name)}`
        const names = readAlternativeNames(text)
        expect(names.every((each) => each === name)).toBe(true)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => void readAlternativeNames(text)))
  })
})
