import { Registry } from '../exposition/index.ts'

/** A program that exposes metrics of its own. */
export class Exporter {
  readonly registry = new Registry()
}
