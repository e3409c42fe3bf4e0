import type { CelType } from '../value/cel-type.ts'

/** The text of cel-go's checker; of a member function the first type is its receiver's. */
export function noMatchingOverload(name: string, receiver: boolean, types: readonly CelType[]): string {
  const [target, ...others] = types
  const applied = receiver ? `${target}.(${others.join(', ')})` : `(${types.join(', ')})`
  return `found no matching overload for '${name}' applied to '${applied}'`
}
