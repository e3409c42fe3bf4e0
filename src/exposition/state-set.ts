import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import { formatLabels } from './sample-line.ts'
import type { SeriesPage } from './series-page.ts'

/** What a state set is declared with. */
export interface StateSetDefinition<Label extends string = string, State extends string = string>
  extends InstrumentDefinition<Label> {
  /** All states there are. */
  readonly states: readonly State[]
  /** The label that names the state. Default `state`. */
  readonly stateLabel?: string
}

/** A series for each state, of which those that hold are 1 and the others 0. */
export class StateSetChild<State extends string = string> {
  readonly labelPairs: string
  readonly #page: SeriesPage<StateSetChild<State>>
  readonly #states: readonly State[]
  #current: readonly State[] = []

  constructor(labelPairs: string, states: readonly State[], page: SeriesPage<StateSetChild<State>>) {
    this.labelPairs = labelPairs
    this.#states = states
    this.#page = page
  }

  /** The states that hold. */
  get current(): readonly State[] {
    return this.#current
  }

  /** These states hold, mostly one, and no other. Throws a RangeError for one that was not declared. */
  set(...states: readonly State[]): void {
    for (const state of states)
      if (!this.#states.includes(state))
        throw new RangeError(
          `${this.#page.family} has no state "${String(state)}", only ${this.#states.join(', ')}`,
        )
    this.#current = states
    this.#page.version++
  }
}

/** Which of a few states something is in. Declared a gauge, so that its lines are the same in every format. */
export class StateSet<Label extends string = string, State extends string = string> extends Instrument<
  StateSetChild<State>,
  Label
> {
  readonly states: readonly State[]
  readonly stateLabel: string

  constructor(definition: StateSetDefinition<Label, State>, options: InstrumentOptions = {}) {
    const { name, labels = [], states, stateLabel = 'state' } = definition
    super('gauge', definition, options)
    if (!Array.isArray(states) || states.length === 0)
      throw new RangeError(
        `state set ${name} has no states: name them in its definition, states: ['open', 'closed']`,
      )
    if (new Set(states).size < states.length) throw new RangeError(`state set ${name} declares a state twice`)
    if (labels.includes(stateLabel as Label))
      throw new RangeError(`state set ${name} has a label ${stateLabel}, which is the one of its states`)
    this.states = states
    this.stateLabel = stateLabel
    if (labels.length === 0) void this.only
  }

  /** For a state set without labels of its own. */
  set(...states: readonly State[]): void {
    this.only.set(...states)
  }

  protected override get linesPerChild(): number {
    return this.states.length
  }

  protected override createChild(
    labelPairs: string,
    page: SeriesPage<StateSetChild<State>>,
  ): StateSetChild<State> {
    return new StateSetChild(labelPairs, this.states, page)
  }

  protected override renderChild({ labelPairs, current }: StateSetChild<State>): string {
    const start = `${this.metadata.name}{${labelPairs === '' ? '' : `${labelPairs},`}`
    let text = ''
    for (const state of this.states)
      text += `${start}${formatLabels({ [this.stateLabel]: state })}} ${current.includes(state) ? 1 : 0}\n`
    return text
  }
}
