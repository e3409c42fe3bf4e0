import type { KubernetesObject } from '../../object/index.ts'

/**
 * One version of one object, as stored. Never changes: readers, watchers and the history share it, and it is
 * serialised once, when first asked for.
 */
export class StoredObject {
  readonly object: KubernetesObject
  readonly resourceVersion: number
  #json: string | undefined

  /** Takes `object` over and writes the version into it. */
  constructor(object: KubernetesObject, resourceVersion: number) {
    object.metadata.resourceVersion = String(resourceVersion)
    this.object = object
    this.resourceVersion = resourceVersion
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.object)
    return this.#json
  }
}
