import { compareText } from '../../base/index.ts'
import { escapeLabelValue } from '../../exposition/index.ts'

/** Labels of a sample, values by name, not yet escaped. */
export type LabelSet = Map<string, string>

/**
 * The labels that come first in every sample of a family and are the same in all. They are most of the text, so they
 * are kept once: the text of a sample that begins with them leaves them out (`,name="a"}`), and `complete` puts them
 * back.
 */
export class LabelHead {
  readonly texts: readonly string[]
  readonly #text: string

  /**
   * @param common the labels that are the same in all samples, if nothing of a sample's own has their names
   * @param own names of labels that an object may give
   */
  constructor(common: ReadonlyMap<string, string>, own: Iterable<string>) {
    const first = [...own].sort(compareText)[0]
    const names = [...common.keys()].sort(compareText).filter((name) => first === undefined || name < first)
    this.texts = names.map((name) => render(name, common.get(name) ?? ''))
    this.#text = `{${this.texts.join(',')}`
  }

  complete(labels: string): string {
    return isHeadless(labels) ? this.#text + labels : labels
  }

  /** `metric` with the beginning of its labels, for texts that leave it out. */
  after(metric: string): string {
    return metric + this.#text
  }
}

/** Whether the text of a sample's labels leaves out those that all have. */
export function isHeadless(labels: string): boolean {
  return labels !== '' && labels.charCodeAt(0) !== 123
}

/** Labels ready to be written: sorted by name, each with its text `name="value"`. */
export class RenderedLabels {
  readonly #head: readonly string[]
  readonly #names: readonly string[]
  readonly #texts: readonly string[]
  #alone: string | undefined

  constructor(labels: ReadonlyMap<string, string>, head: LabelHead) {
    this.#head = head.texts
    this.#names = [...labels.keys()].sort(compareText)
    this.#texts = this.#names.map((name) => render(name, labels.get(name) ?? ''))
  }

  /** The text of these alone; always the same string. */
  alone(): string {
    this.#alone ??= this.#textOf(this.#texts)
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
    return this.#textOf(texts)
  }

  /** `join` makes one flat string; concatenation would keep all its pieces alive. */
  #textOf(texts: readonly string[]): string {
    const head = this.#head
    const hasHead = head.length > 0 && head.every((text, index) => texts[index] === text)
    if (!hasHead) return texts.length === 0 ? '' : ['{', texts.join(','), '}'].join('')
    const rest = texts.slice(head.length)
    const last = rest.pop()
    return last === undefined ? '}' : ['', ...rest, `${last}}`].join(',')
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

function render(name: string, value: string): string {
  return `${name}="${escapeLabelValue(value)}"`
}
