import type { Family, Format } from '../../exposition/index.ts'
import type { CompiledFamily } from '../family/compiled-family.ts'
import type { SampleTable } from './sample-table.ts'

/** A family of a table. */
interface Part {
  readonly table: SampleTable
  readonly index: number
}

/**
 * The families of several tables, those of one name together: a name may stand more than once in a resource's
 * metrics and in several resources. The first that has objects gives help and type, as upstream; it declares a
 * family as soon as there are objects, samples or not.
 */
export function familiesOf(tables: Iterable<SampleTable>): readonly Family[] {
  const parts = new Map<string, { readonly first: CompiledFamily; readonly parts: Part[] }>()
  for (const table of tables) {
    if (table.size === 0) continue
    table.families.forEach((family, index) => {
      const known = parts.get(family.name)
      if (known) known.parts.push({ table, index })
      else parts.set(family.name, { first: family, parts: [{ table, index }] })
    })
  }
  return [...parts.values()].map(({ first, parts }) => ({
    metadata: { name: first.name, type: 'gauge', help: first.help, unit: '' },
    header: (format) => headerOf(first, format),
    *chunks() {
      for (const { table, index } of parts) yield* table.chunks(index)
    },
  }))
}

/** As upstream writes it: the help line always, quotes never escaped; infos and state sets are gauges in text. */
function headerOf({ name, help, type }: CompiledFamily, format: Format): string {
  const escaped = help.toWellFormed().replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  return `# HELP ${name} ${escaped}\n# TYPE ${name} ${format === 'openmetrics-1.0.0' ? type : 'gauge'}\n`
}
