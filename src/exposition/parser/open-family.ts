import type { ParsedFamily, ParsedSample, ParsedType } from './parsed-family.ts'

/** What metadata lines declare. */
export type MetadataKind = 'TYPE' | 'HELP' | 'UNIT'

/** A family that is being read. */
export class OpenFamily implements ParsedFamily {
  readonly name: string
  readonly line: number
  readonly samples: ParsedSample[] = []
  readonly declared = new Set<MetadataKind>()
  type: ParsedType = 'unknown'
  help = ''
  unit = ''

  constructor(name: string, line: number) {
    this.name = name
    this.line = line
  }

  /** Without what only the reading needed. */
  closed(): ParsedFamily {
    const { name, type, help, unit, samples, line } = this
    return { name, type, help, unit, samples, line }
  }
}
