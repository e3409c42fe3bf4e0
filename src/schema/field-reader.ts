import { isJsonObject, type JsonObject } from '../object/index.ts'

export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** Reads the fields of an untyped object one by one; whatever has another type is reported and left out. */
export class FieldReader {
  readonly #fields: Readonly<JsonObject>
  readonly #path: string
  readonly #problems: FieldProblem[]

  /** @param problems where problems are appended, with fields below `path` */
  constructor(value: unknown, path: string, problems: FieldProblem[]) {
    this.#path = path
    this.#problems = problems
    this.#fields = isJsonObject(value) ? value : {}
    if (!isJsonObject(value))
      this.#problems.push({ field: path, message: `is ${typeName(value)}, not an object` })
  }

  report(name: string, message: string): void {
    this.#problems.push({ field: this.#pathOf(name), message })
  }

  /** The field as it is. */
  value(name: string): unknown {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined
  }

  string(name: string): string | undefined {
    return this.#typed(name, 'a string', (value) => typeof value === 'string')
  }

  requiredString(name: string): string {
    const value = this.string(name)
    if (value === undefined && isAbsent(this.value(name))) this.report(name, 'is not there')
    return value ?? ''
  }

  number(name: string): number | undefined {
    return this.#typed(name, 'a number', (value) => typeof value === 'number')
  }

  /** False when it is not there. */
  boolean(name: string): boolean {
    return this.#typed(name, 'a boolean', (value) => typeof value === 'boolean') ?? false
  }

  strings(name: string): string[] {
    return this.#items(name).flatMap((item, index) => {
      if (typeof item === 'string') return [item]
      this.report(`${name}[${index}]`, `is ${typeName(item)}, not a string`)
      return []
    })
  }

  objects(name: string): FieldReader[] {
    return this.#items(name).map(
      (item, index) => new FieldReader(item, this.#pathOf(`${name}[${index}]`), this.#problems),
    )
  }

  object(name: string): FieldReader {
    return new FieldReader(this.value(name), this.#pathOf(name), this.#problems)
  }

  /** As `object`, but absent and null are an empty object. */
  optionalObject(name: string): FieldReader {
    return new FieldReader(this.value(name) ?? {}, this.#pathOf(name), this.#problems)
  }

  #items(name: string): unknown[] {
    return this.#typed(name, 'an array', Array.isArray) ?? []
  }

  #typed<T>(name: string, expected: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.value(name)
    if (is(value)) return value
    if (!isAbsent(value)) this.report(name, `is ${typeName(value)}, not ${expected}`)
    return undefined
  }

  #pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function typeName(value: unknown): string {
  if (value === undefined) return 'not there'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
