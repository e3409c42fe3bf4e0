import { CommandError, exitCode } from '../exit-code.ts'

/** The words of a command line that say what is asked about. */
export interface ResourceArgumentOptions {
  readonly kind?: string
  readonly name?: string
  readonly allNamespaces?: boolean
}

export interface ResourceArguments {
  /** As typed; none means all. */
  readonly kinds: readonly string[]
  /** One resource alone, of the one kind. */
  readonly name: string | undefined
}

/** `KIND`, `KIND,KIND`, `KIND NAME` or `KIND/NAME`, as kubectl takes them. */
export function readResourceArguments({
  kind = '',
  name,
  allNamespaces,
}: ResourceArgumentOptions): ResourceArguments {
  const [before = '', after, ...rest] = kind.split('/')
  if (after !== undefined && (after === '' || rest.length > 0 || name !== undefined)) {
    throw new CommandError(
      `'${[kind, name].filter(Boolean).join(' ')}' is neither KIND NAME nor KIND/NAME`,
      exitCode.usage,
    )
  }
  const kinds = before.split(',').filter((each) => each !== '')
  const single = after ?? name
  if (single !== undefined && kinds.length !== 1) {
    throw new CommandError(`the name '${single}' needs one kind before it`, exitCode.usage)
  }
  if (single !== undefined && allNamespaces) {
    throw new CommandError(
      'a resource cannot be got by name across all namespaces; leave out -A',
      exitCode.usage,
    )
  }
  return { kinds, name: single }
}

/** The one resource that a command is about. Throws a `CommandError` when it is none or several. */
export function readOneResource(
  command: string,
  options: ResourceArgumentOptions,
): { readonly kind: string; readonly name: string } {
  const { kinds, name } = readResourceArguments(options)
  const [kind] = kinds
  if (kind === undefined || name === undefined)
    throw new CommandError(
      `${command} needs one resource: binnacle ${command} KIND NAME, or KIND/NAME`,
      exitCode.usage,
    )
  return { kind, name }
}
