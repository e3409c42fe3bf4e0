import { compareText } from '../../base/index.ts'
import { goFormat, isJsonObject } from '../../object/index.ts'
import type { ValuePath } from '../configuration/configuration.ts'
import { CompiledPath } from '../value/path.ts'
import type { LabelSet } from './label-set.ts'

interface Star {
  /** What goes before the names of the copied labels. */
  readonly prefix: string
  readonly path: CompiledPath
}

/**
 * Labels whose values come from an object: `labelsFromPath`. A name that begins or ends with `*` copies a whole
 * object, with what stands before a star at the end as prefix; those come first, so that others win over them.
 */
export class PathLabels {
  readonly #stars: readonly Star[]
  readonly #named: readonly (readonly [name: string, path: CompiledPath])[]

  constructor(paths: Readonly<Record<string, ValuePath>>) {
    const entries = Object.entries(paths).sort(([a], [b]) => compareText(a, b))
    this.#stars = entries.flatMap(([name, path]) =>
      isStar(name)
        ? { prefix: name.endsWith('*') ? name.slice(0, -1) : '', path: new CompiledPath(path) }
        : [],
    )
    this.#named = entries.flatMap(([name, path]) =>
      isStar(name) ? [] : [[sanitizeLabelName(name), new CompiledPath(path)] as const],
    )
  }

  /** Of labels that are not copied from a whole object. */
  get names(): readonly string[] {
    return this.#named.map(([name]) => name)
  }

  /** Adds the labels to be had from `value`, in place of what is there under their names. */
  addTo(labels: LabelSet, value: unknown): void {
    for (const { prefix, path } of this.#stars) {
      const copied = path.get(value)
      if (!isJsonObject(copied)) continue
      for (const key of Object.keys(copied))
        labels.set(sanitizeLabelName(prefix + key), goFormat(copied[key]))
    }
    for (const [name, path] of this.#named) {
      const found = path.get(value)
      if (found !== undefined && found !== null) labels.set(name, goFormat(found))
    }
  }
}

export function isStar(name: string): boolean {
  return name.startsWith('*') || name.endsWith('*')
}

const known = /^[a-zA-Z_][a-zA-Z0-9_]*$/

/**
 * Everything but ASCII letters, digits and underscores becomes an underscore. A digit at the beginning gets one
 * before it: kube-state-metrics leaves it, and no Prometheus can read the scrape then.
 */
export function sanitizeLabelName(name: string): string {
  if (known.test(name)) return name
  const replaced = name.replace(/[^a-zA-Z0-9_]/gu, '_')
  return /^(?:\d|$)/.test(replaced) ? `_${replaced}` : replaced
}
