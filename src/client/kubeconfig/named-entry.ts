import path from 'node:path'
import type { FieldPath } from '../../object/index.ts'
import type { YamlValue } from '../../yaml/index.ts'
import type { ClientError } from '../client-error.ts'
import type { Source } from '../cluster-config.ts'
import { isBlank, isText, type KubeconfigDocument } from './kubeconfig-document.ts'

/**
 * An entry of `clusters`, `users` or `contexts`, or a mapping within one. Its readers answer undefined (or an
 * empty list) for what is left out or empty, and throw the error that names the place for another type.
 */
export class NamedEntry {
  readonly name: string
  readonly #fields: YamlValue
  readonly #document: KubeconfigDocument
  readonly #path: FieldPath

  constructor(name: string, fields: YamlValue, document: KubeconfigDocument, at: FieldPath) {
    this.name = name
    this.#fields = fields
    this.#document = document
    this.#path = at
  }

  text(field: string): string | undefined {
    const value = this.#fields.at(field)
    if (isBlank(value)) return undefined
    if (!isText(value)) throw this.error(`${field} has to be a string`, field)
    return value.text
  }

  boolean(field: string): boolean {
    const text = this.text(field)
    if (text === undefined || text === 'false') return false
    if (text === 'true') return true
    throw this.error(`${field} has to be true or false`, field)
  }

  texts(field: string): string[] {
    const value = this.#fields.at(field)
    if (isBlank(value)) return []
    if (value.kind !== 'list' || !value.items.every(isText))
      throw this.error(`${field} has to be a list of strings`, field)
    return value.items.map(({ text }) => text)
  }

  /** What stands in a list; nothing when it is none. */
  items(field: string): readonly YamlValue[] {
    return this.#fields.at(field).items
  }

  keys(): string[] {
    return this.#fields.entries.map(({ name }) => name)
  }

  /** The mapping under a field, read the same way. */
  nested(field: string): NamedEntry | undefined {
    const value = this.#fields.at(field)
    if (isBlank(value)) return undefined
    if (value.kind !== 'mapping') throw this.error(`${field} has to be a mapping`, field)
    return new NamedEntry(this.name, value, this.#document, [...this.#path, field])
  }

  /** `field-data` in base64 before the path in `field`. */
  source(field: string): Source | undefined {
    const encoded = this.text(`${field}-data`)
    if (encoded !== undefined) return { kind: 'inline', data: this.#decode(`${field}-data`, encoded) }
    const file = this.text(field)
    return file === undefined ? undefined : { kind: 'file', path: this.resolve(file) }
  }

  /** A path relative to the file that names it. */
  resolve(file: string): string {
    return path.resolve(path.dirname(this.#document.name), file)
  }

  /** What stands in a field with its types of JSON. */
  typed(field: string): unknown {
    return this.#document.typed([...this.#path, field])
  }

  /** The error for something wrong with the entry, or with one of its fields. */
  error(problem: string, ...field: FieldPath): ClientError {
    return this.#document.error([...this.#path, ...field], problem)
  }

  #decode(field: string, encoded: string): string {
    const compact = encoded.replace(/\s+/g, '')
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
      throw this.error(`${field} is not base64`, field)
    return Buffer.from(compact, 'base64').toString('utf8')
  }
}
