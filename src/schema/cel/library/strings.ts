import { memberFunction, type Overload } from '../function/overload.ts'
import { bool, string } from '../value/cel-type.ts'
import { traversal } from '../value/meter.ts'

export const strings: readonly Overload[] = [
  memberFunction('contains', [string, string], bool, (_, text, part) => text.includes(part), {
    cost: (text, part) => traversal(text.length) * Math.max(1, traversal(part.length)),
  }),
  memberFunction('startsWith', [string, string], bool, (_, text, start) => text.startsWith(start), {
    cost: (text) => traversal(text.length),
  }),
  memberFunction('endsWith', [string, string], bool, (_, text, end) => text.endsWith(end), {
    cost: (text) => traversal(text.length),
  }),
]
