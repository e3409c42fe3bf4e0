import { createHmac, generateKeySync, type KeyObject } from 'node:crypto'
import { type GroupKind, type KubernetesObject, readGeneration } from '../../../object/index.ts'
import { isSecretName, maskSecrets } from '../../../view/index.ts'
import type { RevisionBefore, RevisionReader } from '../../record/revision-reader.ts'
import { KeptSpec, type SpecArchive } from './spec-archive.ts'
import { markSecret, specChange, unseenChange } from './spec-change.ts'

export interface SpecReaderOptions {
  /** Undefined when specs are not kept: then who changed one is told, and not what. */
  readonly archive: SpecArchive | undefined
  /** Whether it is to be found out at first sight, too, who wrote last: whoever remembers the generation may ask. */
  readonly remembers: boolean
}

/** Names of fields that are remembered; past it they are looked at anew. */
const mostNames = 10_000

/**
 * Keeps the spec of each object, and finds what changed in it and by whom when it changes: when the generation moves,
 * or for objects without one when the text does. The spec is all that is neither type, metadata nor status. Labels and
 * annotations are not of it: controllers write them all the time.
 *
 * Secrets are masked before anything is kept. That one of them changed is seen by a keyed digest, whose key nobody
 * else has and which goes with the process.
 */
export class SpecReader implements RevisionReader {
  readonly #archive: SpecArchive | undefined
  readonly #remembers: boolean
  readonly #key: KeyObject = generateKeySync('hmac', { length: 256 })
  /** The mark of all that are not held and of which nothing is to be told. */
  readonly #unkept = new KeptSpec()
  readonly #names = new Map<string, boolean>()

  constructor({ archive, remembers }: SpecReaderOptions) {
    this.#archive = archive
    this.#remembers = remembers
  }

  read(object: KubernetesObject, kind: GroupKind, before: RevisionBefore | undefined): KeptSpec {
    const known = before?.revision instanceof KeptSpec ? before.revision : undefined
    const generation = readGeneration(object.metadata?.generation)
    if (!known) return this.#keep(object, kind, this.#remembers ? unseenChange(object) : undefined)
    if (generation !== undefined && generation === before?.generation) return known
    if (!this.#archive) return generation === undefined ? known : new KeptSpec(unseenChange(object))
    const old = this.#archive.text(known)
    if (old === undefined)
      return generation === undefined ? known : this.#keep(object, kind, unseenChange(object))
    const text = this.#textOf(object)
    if (text === old) return known
    const change = specChange(JSON.parse(old), JSON.parse(text), object)
    return change ? this.#keep(object, kind, change, text) : known
  }

  #keep(object: KubernetesObject, kind: GroupKind, change: KeptSpec['change'], text?: string): KeptSpec {
    if (!this.#archive?.isHolding) return change ? new KeptSpec(change) : this.#unkept
    const spec = new KeptSpec(change)
    this.#archive.put(kind, text ?? this.#textOf(object), spec)
    return spec
  }

  #textOf({ apiVersion: _, kind: __, metadata: ___, status: ____, ...spec }: KubernetesObject): string {
    const mask = (secret: string) => this.#mark(secret)
    return JSON.stringify(maskSecrets(spec, mask, '', (name) => this.#isSecretName(name)))
  }

  /** The resources of a kind have the same names again and again. */
  #isSecretName(name: string): boolean {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    if (this.#names.size >= mostNames) this.#names.clear()
    const isSecret = isSecretName(name)
    this.#names.set(name, isSecret)
    return isSecret
  }

  #mark(secret: string): string {
    return markSecret(createHmac('sha256', this.#key).update(secret).digest('hex').slice(0, 16))
  }
}
