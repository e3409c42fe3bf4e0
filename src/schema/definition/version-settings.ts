import type { JsonObject } from '../../object/index.ts'
import { deepEqual } from '../validation/deep-equal.ts'

/** Settings of a version that stand at the top when all versions have the same, and where they then stand. */
const settings = {
  schema: 'validation',
  subresources: 'subresources',
  additionalPrinterColumns: 'additionalPrinterColumns',
  selectableFields: 'selectableFields',
} as const

export type VersionSetting = keyof typeof settings

/** One setting and where its errors are told. */
export interface PlacedSetting {
  readonly path: string
  readonly value: unknown
}

/**
 * The settings of versions as the server's internal type has them: those that are equal in all versions, or of
 * the only one, are lifted to the top of the spec, and errors in them are told there
 * (Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec).
 */
export class VersionSettings {
  readonly #versions: readonly JsonObject[]

  constructor(versions: readonly JsonObject[]) {
    this.#versions = versions
  }

  isLifted(setting: VersionSetting): boolean {
    const [first] = this.#versions
    return (
      first !== undefined && this.#versions.every((version) => deepEqual(version[setting], first[setting]))
    )
  }

  /** The setting at the top, when it is there. */
  lifted(setting: VersionSetting): PlacedSetting | undefined {
    const value = this.#versions[0]?.[setting] ?? undefined
    if (value === undefined || !this.isLifted(setting)) return undefined
    return { path: `spec.${settings[setting]}`, value }
  }

  /** The setting of a version that keeps its own. */
  ofVersion(setting: VersionSetting, index: number): PlacedSetting | undefined {
    const value = this.#versions[index]?.[setting] ?? undefined
    if (value === undefined || this.isLifted(setting)) return undefined
    return { path: `spec.versions[${index}].${setting}`, value }
  }
}
