import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { ListenError } from './listen-error.ts'

/** Where certificate and key are, PEM; the certificate's file may hold its chain. */
export interface CertificateFiles {
  readonly certFile: string
  readonly keyFile: string
}

export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** Reads both files and makes sure that they fit each other; a `ListenError` of kind `certificate` says what is wrong. */
export async function readCertificate({ certFile, keyFile }: CertificateFiles): Promise<Certificate> {
  const [cert, key] = await Promise.all([read('certificate', certFile), read('key', keyFile)])
  try {
    createSecureContext({ cert, key })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : cause
    throw new ListenError(
      'certificate',
      `certificate ${certFile} and key ${keyFile} cannot be used: ${why}; both have to be PEM and belong together`,
      cause,
    )
  }
  return { cert, key }
}

async function read(what: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : cause
    throw new ListenError('certificate', `the ${what} cannot be read: ${why}`, cause)
  }
}
