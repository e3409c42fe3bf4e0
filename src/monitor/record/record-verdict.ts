import type { Verdict } from '../../health/index.ts'

/**
 * A verdict as records hold it. Many messages name the resource that they are about; with a mark in place of its name
 * one verdict is that of all resources of which the same is said, and one that breaks takes no more than one that is
 * well. Read it with `verdictOf`.
 */
export interface RecordVerdict extends Omit<Verdict, 'message'> {
  /** The message, the resource's name marked where `isMarked`. */
  readonly template: string
  readonly isMarked: boolean
}

/** A message that holds it already is kept as it is. */
const mark = '\u0000'

/** @param name of the resource that the verdict is on */
export function recordVerdict({ message, ...verdict }: Verdict, name: string): RecordVerdict {
  const isMarked = name !== '' && message.includes(name) && !message.includes(mark)
  return { ...verdict, template: isMarked ? message.replaceAll(name, mark) : message, isMarked }
}

/** The verdict as it was given. */
export function verdictOf(held: RecordVerdict, name: string): Verdict {
  const { template: _, isMarked: __, ...verdict } = held
  return { ...verdict, message: messageOf(held, name) }
}

/** Its message. */
export function messageOf({ template, isMarked }: RecordVerdict, name: string): string {
  return isMarked ? template.replaceAll(mark, () => name) : template
}
