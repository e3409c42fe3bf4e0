import type { FieldPath } from '../../object/index.ts'
import type { Position, YamlDocument, YamlValue } from '../../yaml/index.ts'
import { ClientError } from '../client-error.ts'

/** The syntax of a kubeconfig: its root, and where in the text its fields stand. */
export class KubeconfigDocument {
  readonly name: string
  /** Scalars are to be read as text, because `token: 0123` is no number. */
  readonly root: YamlValue
  readonly #json: unknown

  private constructor(name: string, document: YamlDocument) {
    this.name = name
    this.root = document.root
    const json = document.toJson()
    const problem = document.problems[0] ?? (json.ok ? undefined : json.problem)
    if (problem) throw this.#error(problem, problem.message)
    this.#json = json.ok ? json.value : undefined
    if (!isBlank(this.root) && this.root.kind !== 'mapping')
      throw this.error([], 'a kubeconfig is a mapping with clusters, users and contexts')
  }

  /** YAML or JSON; nothing at all is an empty mapping. Throws a `ClientError` of kind `config`. */
  static async parse(name: string, text: string): Promise<KubeconfigDocument> {
    const { readYamlDocument } = await import('../../yaml/index.ts')
    return new KubeconfigDocument(name, readYamlDocument(text))
  }

  /** What stands at the path with its types of JSON; undefined when nothing does. */
  typed(path: FieldPath): unknown {
    return path.reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      this.#json,
    )
  }

  /** The error for something wrong at the path, or at the nearest of what it would be in: `file:line:column: problem`. */
  error(path: FieldPath, problem: string): ClientError {
    const { position } = path.reduce<YamlValue>((value, step) => value.at(step), this.root)
    return this.#error(position, problem)
  }

  #error({ line, column }: Position, problem: string): ClientError {
    return new ClientError('config', `${this.name}:${line}:${column}: ${problem}`)
  }
}

/** Whether Go decodes it into a string; null is the empty one. */
export function isText({ kind, isWritten }: YamlValue): boolean {
  return kind === 'scalar' || (kind === 'nothing' && isWritten)
}

/** Nothing there, or the empty text. */
export function isBlank({ kind, text }: YamlValue): boolean {
  return kind === 'nothing' || (kind === 'scalar' && text === '')
}
