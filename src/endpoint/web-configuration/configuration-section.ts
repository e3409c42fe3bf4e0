import { suggestion } from '../../base/index.ts'
import { type Position, readYamlDocument, type YamlValue } from '../../yaml/index.ts'
import { ListenError } from '../listen-error.ts'

/** A mapping of a configuration file, read key by key; what is wrong is told as `file:line:column: key: message`. */
export class ConfigurationSection {
  readonly #file: string
  /** Keys from the top of the file; '' at the top. */
  readonly #path: string
  readonly #value: YamlValue

  private constructor(file: string, path: string, value: YamlValue, keys: readonly string[] | undefined) {
    this.#file = file
    this.#path = path
    this.#value = value
    if (value.kind !== 'mapping' && value.kind !== 'nothing')
      this.#fail(value.position, path, 'has to be keys with values')
    for (const { name, key } of value.entries) {
      if (key.kind !== 'scalar') this.#fail(key.position, path, 'has a key that is no text')
      if (keys && !keys.includes(name))
        this.#fail(key.position, this.#pathOf(name), `there is no such key${suggestion(name, keys)}`)
    }
  }

  /** @param keys that there may be */
  static parse(text: string, file: string, keys: readonly string[]): ConfigurationSection {
    const { root, problems } = readYamlDocument(text)
    const [problem] = problems
    if (problem) throw new ListenError('access', `${placeOf(file, problem)}: ${problem.message}`)
    return new ConfigurationSection(file, '', root, keys)
  }

  get keys(): readonly string[] {
    return this.#value.entries.map(({ name }) => name)
  }

  /** @param keys that there may be; absent: any */
  section(key: string, keys?: readonly string[]): ConfigurationSection {
    return new ConfigurationSection(this.#file, this.#pathOf(key), this.#value.at(key), keys)
  }

  /** Undefined when it is absent or empty. A number or a truth value is the text that it was written as. */
  text(key: string): string | undefined {
    const value = this.#value.at(key)
    return value.kind === 'nothing' || value.scalar === '' ? undefined : this.#textOf(value, key)
  }

  choice<Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    const text = this.text(key)
    return text === undefined ? undefined : this.#chosen(text, values, key)
  }

  texts(key: string): readonly string[] | undefined {
    const value = this.#value.at(key)
    if (value.kind === 'nothing') return undefined
    if (value.kind !== 'list') return this.fail(key, 'has to be a list')
    return value.items.map((item) => this.#textOf(item, key))
  }

  choices<Value extends string>(key: string, values: readonly Value[]): readonly Value[] | undefined {
    return this.texts(key)?.map((text) => this.#chosen(text, values, key))
  }

  flag(key: string): boolean | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    if (text !== 'true' && text !== 'false') return this.fail(key, 'has to be true or false')
    return text === 'true'
  }

  fail(key: string, message: string): never {
    return this.#fail(this.#value.at(key).position, this.#pathOf(key), message)
  }

  #chosen<Value extends string>(text: string, values: readonly Value[], key: string): Value {
    const value = values.find((each) => each === text)
    if (value !== undefined) return value
    return this.fail(key, `cannot be ${text}${suggestion(text, values)}`)
  }

  #textOf(value: YamlValue, key: string): string {
    if (value.kind === 'scalar') return value.text
    return this.#fail(value.position, this.#pathOf(key), 'has to be text')
  }

  #pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`
  }

  #fail(position: Position, path: string, message: string): never {
    throw new ListenError(
      'access',
      `${placeOf(this.#file, position)}: ${path === '' ? message : `${path}: ${message}`}`,
    )
  }
}

function placeOf(file: string, { line, column }: Position): string {
  return `${file}:${line}:${column}`
}
