import { readFile, stat } from 'node:fs/promises'
import type { Clock } from '../base/index.ts'
import { ClientError } from './client-error.ts'
import type { ClusterConfig, Source } from './cluster-config.ts'

/** How often files are looked at. Looking is a stat; they are read only when it differs. */
const lookPeriodMs = 60_000

/** What a TLS connection needs, in PEM. */
export interface TlsMaterial {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}

/** Inline certificates as they are, and those in files again whenever the files change. */
export class TlsMaterialReader {
  readonly #sources: readonly [keyof TlsMaterial, Source][]
  readonly #clock: Clock
  #material: TlsMaterial | undefined
  #stamp = ''
  #checkedAt = Number.NEGATIVE_INFINITY
  #checking: Promise<TlsMaterial> | undefined

  constructor(config: ClusterConfig, clock: Clock) {
    const { certificateAuthority: ca, clientCertificate: client } = config
    this.#sources = [
      ...(ca ? ([['ca', ca]] as const) : []),
      ...(client
        ? ([
            ['cert', client.certificate],
            ['key', client.key],
          ] as const)
        : []),
    ].map(([name, source]) => [name, source])
    this.#clock = clock
  }

  /** The same object as long as nothing changed. Throws a `ClientError` of kind `config`. */
  current(): Promise<TlsMaterial> | TlsMaterial {
    if (this.#material && this.#clock.monotonic() - this.#checkedAt < lookPeriodMs) return this.#material
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  async #check(): Promise<TlsMaterial> {
    this.#checkedAt = this.#clock.monotonic()
    try {
      const stamps = await Promise.all(this.#sources.map(([, source]) => stampOf(source)))
      const stamp = stamps.join()
      if (this.#material && stamp === this.#stamp) return this.#material
      const texts = await Promise.all(
        this.#sources.map(async ([name, source]) => [name, await read(source)] as const),
      )
      this.#material = Object.fromEntries(texts)
      this.#stamp = stamp
      return this.#material
    } catch (error) {
      // A rotation that replaces one file after the other must not stop a client that works.
      if (this.#material) return this.#material
      throw error
    }
  }
}

async function stampOf(source: Source): Promise<string> {
  if (source.kind === 'inline') return ''
  try {
    const { mtimeMs, size, ino } = await stat(source.path)
    return `${mtimeMs}/${size}/${ino}`
  } catch (cause) {
    throw unreadable(source.path, cause)
  }
}

async function read(source: Source): Promise<string> {
  if (source.kind === 'inline') return source.data
  try {
    return await readFile(source.path, 'utf8')
  } catch (cause) {
    throw unreadable(source.path, cause)
  }
}

function unreadable(path: string, cause: unknown): ClientError {
  return new ClientError('config', `the certificate or key ${path} cannot be read: ${String(cause)}`, {
    cause,
    retriable: true,
  })
}
