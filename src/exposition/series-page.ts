import type { Chunk } from './family.ts'

/** How a page writes one of its children. */
export type RenderChild<Child> = (child: Child, withExemplars: boolean) => string

/** Some hundred children of an instrument: what is rendered and compressed again when one of them changes. */
export class SeriesPage<Child> implements Chunk {
  /** The family's name, for what is said of a wrong use. */
  readonly family: string
  readonly children: Child[] = []
  /** For children: moves when the text would differ. */
  version = 0
  readonly #render: RenderChild<Child>
  #withExemplars: Chunk | undefined

  constructor(family: string, render: RenderChild<Child>) {
    this.family = family
    this.#render = render
  }

  get inOpenMetrics(): Chunk | undefined {
    return this.#withExemplars
  }

  /** For children: one of them has an exemplar from now on. */
  showExemplars(): void {
    this.#withExemplars ??= new ExemplarChunk(this, () => this.#text(true))
  }

  render(): string {
    return this.#text(false)
  }

  #text(withExemplars: boolean): string {
    let text = ''
    for (const child of this.children) text += this.#render(child, withExemplars)
    return text
  }
}

/** The same page with exemplars. */
class ExemplarChunk implements Chunk {
  readonly #page: { readonly version: number }
  readonly render: () => string

  constructor(page: { readonly version: number }, render: () => string) {
    this.#page = page
    this.render = render
  }

  get version(): number {
    return this.#page.version
  }
}
