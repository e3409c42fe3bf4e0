import { humanDuration, parseTime } from '../object/index.ts'
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
} from './custom-resource-definition.ts'
import { type JsonPath, parseColumnPath, printValue } from './json-path/json-path.ts'
import { JsonPathError } from './json-path/json-path-error.ts'

/** What a Table shows in a cell: a date as its age, anything that does not fit its column as null. */
export type Cell = string | number | boolean | null

/** One column after Name, ready to be read from any number of objects. */
export class PrinterColumn {
  readonly definition: CustomResourceColumnDefinition
  /** Why the path cannot be read; every cell is then null. */
  readonly problem: string | undefined
  readonly #path: JsonPath | undefined

  constructor(definition: CustomResourceColumnDefinition) {
    this.definition = definition
    try {
      this.#path = parseColumnPath(definition.jsonPath)
    } catch (error) {
      if (!(error instanceof JsonPathError)) throw error
      this.problem = `unrecognized column definition ${JSON.stringify(definition.jsonPath)}: ${error.message}`
    }
  }

  /** The first value that the path finds, as it stands in the object; undefined when there is none. */
  value(object: unknown): unknown {
    return this.#path?.first(object)
  }

  /**
   * The cell of a Table, as cellForJSONValue of apiextensions-apiserver's tableconvertor gives it.
   *
   * @param now milliseconds since the epoch, for ages
   */
  cell(object: unknown, now: number): Cell {
    if (this.definition.type === 'string') return this.#stringCell(object)
    const value = this.value(object)
    switch (this.definition.type) {
      case 'integer':
        return typeof value === 'number' ? Math.trunc(value) : null
      case 'number':
        return typeof value === 'number' ? value : null
      case 'boolean':
        return typeof value === 'boolean' ? value : null
      case 'date':
        return typeof value === 'string' ? age(value, now) : null
    }
  }

  #stringCell(object: unknown): Cell {
    try {
      const value = this.#path?.find(object)[0]?.[0]
      if (value === undefined) return null
      return value === null ? '<no value>' : printValue(value)
    } catch (error) {
      if (error instanceof JsonPathError) return null
      throw error
    }
  }
}

/** The column of a version that defines none. */
const ageColumn: CustomResourceColumnDefinition = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  description: 'The time on the server when this object was created.',
  priority: 0,
}

/** The columns of a version after Name: its own, or Age when it has none. */
export function printerColumns(
  version: Pick<CustomResourceDefinitionVersion, 'additionalPrinterColumns'>,
): PrinterColumn[] {
  const definitions = version.additionalPrinterColumns
  return (definitions.length > 0 ? definitions : [ageColumn]).map(
    (definition) => new PrinterColumn(definition),
  )
}

/** metav1.Time read from text, shown as ConvertToHumanReadableDateType does. */
function age(text: string, now: number): string {
  if (text === '' || text === 'null') return '<unknown>'
  const time = parseTime(text)
  return time === undefined ? '<invalid>' : humanDuration(now - time)
}
