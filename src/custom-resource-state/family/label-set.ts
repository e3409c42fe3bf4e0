import { compareText } from '../../base/index.ts'
import { escapeLabelValue } from '../../exposition/index.ts'

/** Labels of a sample, values by name, not yet escaped. */
export type LabelSet = Map<string, string>

/** Labels ready to be written: sorted by name, each with its text `name="value"`. */
export class RenderedLabels {
  readonly #names: readonly string[]
  readonly #texts: readonly string[]
  #alone: string | undefined

  constructor(labels: ReadonlyMap<string, string>) {
    this.#names = [...labels.keys()].sort(compareText)
    this.#texts = this.#names.map((name) => render(name, labels.get(name) ?? ''))
  }

  /** `{a="b",c="d"}` of these alone; always the same string. */
  alone(): string {
    this.#alone ??= braced(this.#texts)
    return this.#alone
  }

  /** The text of a sample's own labels with these beside them where they have no label of the name. */
  with(own: ReadonlyMap<string, string>): string {
    if (own.size === 0) return this.alone()
    const names = own.size === 1 ? [...own.keys()] : [...own.keys()].sort(compareText)
    const texts: string[] = []
    let next = 0
    for (let index = 0; index < this.#names.length; index++) {
      const name = this.#names[index] ?? ''
      while (next < names.length && compareText(names[next] ?? '', name) < 0) {
        const before = names[next++] ?? ''
        texts.push(render(before, own.get(before) ?? ''))
      }
      if (!own.has(name)) texts.push(this.#texts[index] ?? '')
    }
    for (; next < names.length; next++) {
      const name = names[next] ?? ''
      texts.push(render(name, own.get(name) ?? ''))
    }
    return braced(texts)
  }
}

/**
 * By names and values, name by name in sorted order, then the shorter first: the order of kube-state-metrics'
 * samples within a resource.
 */
export function compareLabels(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  const names = [...a.keys()].sort(compareText)
  const others = [...b.keys()].sort(compareText)
  for (let index = 0; index < Math.min(names.length, others.length); index++) {
    const name = names[index] ?? ''
    const other = others[index] ?? ''
    const order = compareText(name, other) || compareText(a.get(name) ?? '', b.get(other) ?? '')
    if (order !== 0) return order
  }
  return names.length - others.length
}

/** `join` makes one flat string; concatenation would keep all its pieces alive. */
function braced(texts: readonly string[]): string {
  return texts.length === 0 ? '' : ['{', texts.join(','), '}'].join('')
}

function render(name: string, value: string): string {
  return `${name}="${escapeLabelValue(value)}"`
}
