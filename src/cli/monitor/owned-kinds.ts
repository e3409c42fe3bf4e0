import { suggestion } from '../../base/index.ts'
import { findOwnedKind, ownedKinds } from '../../monitor/index.ts'
import type { ApiResource } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** The kinds of what custom resources own that are named. Throws a `CommandError` that names those there are. */
export function readOwnedKinds(option: string, names: readonly string[]): readonly ApiResource[] {
  return names.map((name) => {
    const found = findOwnedKind(name)
    if (found) return found.resource
    const known = ownedKinds.flat().map(({ resource }) => resource.resource)
    throw new CommandError(
      `${option} ${name}: no kind that is read of what custom resources own${suggestion(name, known)}`,
      exitCode.usage,
    )
  })
}
