import { formatApiVersion, type KubernetesObject } from '../../object/index.ts'
import {
  applyDefaults,
  type CustomResourceDefinition,
  type CustomResourceDefinitionVersion,
  coerce,
  compileSchema,
  type StructuralSchema,
} from '../../schema/index.ts'
import type { ObjectView } from '../resource/served-resource.ts'
import type { StoredObject } from '../storage/index.ts'

/** The forms of custom resources: as one version of their definition shows them, and as they are stored. */
export class VersionForms {
  /** The version that objects are stored in. */
  readonly stored: CustomResourceDefinitionVersion
  readonly #apiVersion: string
  readonly #storedApiVersion: string
  readonly #definedAt: number
  readonly #schema: () => StructuralSchema
  readonly #storedSchema: () => StructuralSchema
  readonly #isStored: boolean
  readonly #views = new WeakMap<StoredObject, ObjectView>()

  /** @param definedAt the version of the definition itself: objects stored later already obey it */
  constructor(
    { group, versions }: CustomResourceDefinition,
    version: CustomResourceDefinitionVersion,
    definedAt: number,
  ) {
    this.stored = versions.find(({ storage }) => storage) ?? version
    this.#isStored = this.stored === version
    this.#apiVersion = formatApiVersion({ group, version: version.name })
    this.#storedApiVersion = formatApiVersion({ group, version: this.stored.name })
    this.#definedAt = definedAt
    this.#schema = compiled(version)
    this.#storedSchema = this.#isStored ? this.#schema : compiled(this.stored)
  }

  /** Of the version that is shown. */
  get schema(): StructuralSchema {
    return this.#schema()
  }

  toStored(object: KubernetesObject): KubernetesObject {
    if (this.#isStored) return object
    const converted = structuredClone({ ...object, apiVersion: this.#storedApiVersion })
    coerce(this.#storedSchema(), converted)
    applyDefaults(this.#storedSchema(), converted)
    return converted
  }

  /** The same view for the same object. */
  view(stored: StoredObject): ObjectView {
    if (stored.resourceVersion > this.#definedAt && stored.object.apiVersion === this.#apiVersion)
      return stored
    let view = this.#views.get(stored)
    if (!view) {
      view = this.#convert(stored)
      this.#views.set(stored, view)
    }
    return view
  }

  /** As kube-apiserver decodes from etcd: by the schema of storage with its defaults, then by this version's without. */
  #convert({ object }: StoredObject): ObjectView {
    const shown = structuredClone(object)
    shown.apiVersion = this.#storedApiVersion
    coerce(this.#storedSchema(), shown)
    applyDefaults(this.#storedSchema(), shown)
    shown.apiVersion = this.#apiVersion
    if (!this.#isStored) coerce(this.#schema(), shown)
    return { object: shown, json: JSON.stringify(shown) }
  }
}

/** Compiled when first needed: a server with hundreds of definitions uses few of them. */
function compiled(version: CustomResourceDefinitionVersion): () => StructuralSchema {
  let schema: StructuralSchema | undefined
  return () => {
    schema ??= compileSchema(version.schema)
    return schema
  }
}
