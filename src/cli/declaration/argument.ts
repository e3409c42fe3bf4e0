import { type Command, InvalidArgumentError } from 'commander'

/**
 * A command's options, and those that were given before its name (`binnacle --context x get`), which its own win over.
 */
export function optionsOf<Options extends object>(command: Command): Options {
  const given: Record<string, unknown> = {}
  const parent = command.parent
  for (const [name, value] of Object.entries(parent?.opts() ?? {})) {
    if (parent?.getOptionValueSource(name) === 'cli' && command.getOptionValueSource(name) !== 'cli')
      given[name] = value
  }
  return { ...command.opts(), ...given } as Options
}

/** What was asked about, as far as it was given. */
export function askedFor(kind: string | undefined, name: string | undefined): Asked {
  return { ...(kind !== undefined && { kind }), ...(name !== undefined && { name }) }
}

interface Asked {
  readonly kind?: string
  readonly name?: string
}

/** One entry or several, separated by commas; a repeated option adds to what was given before. */
export function list(text: string, before: readonly string[] = []): string[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (entries.length === 0)
    throw new InvalidArgumentError('Give at least one entry; separate several by commas.')
  return [...before, ...entries]
}

/** Names of states in any letter case. */
export function states(text: string, before: readonly string[] = []): string[] {
  return list(text.toLowerCase(), before)
}

/** Every use of an option, as it stands. */
export function each(text: string, before: readonly string[] = []): string[] {
  return [...before, text]
}

export function count(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number of at least 1.')
  return number
}

export function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('Give a port from 0 to 65535.')
  return number
}
