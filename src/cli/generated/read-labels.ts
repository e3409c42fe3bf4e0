import { isLabelKey, isLabelValue } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** `key=value` as Kubernetes takes labels. Throws a `CommandError` that says what is wrong. */
export function readLabels(option: string, given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(given.map((text) => readLabel(option, text)))
}

function readLabel(option: string, text: string): readonly [key: string, value: string] {
  const at = text.indexOf('=')
  if (at < 0) throw new CommandError(`${option} ${text}: a label is KEY=VALUE`, exitCode.usage)
  const [key, value] = [text.slice(0, at), text.slice(at + 1)]
  const [problem] = [...isLabelKey(key), ...isLabelValue(value)]
  if (problem !== undefined) throw new CommandError(`${option} ${text}: ${problem}`, exitCode.usage)
  return [key, value]
}
