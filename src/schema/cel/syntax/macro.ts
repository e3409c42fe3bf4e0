import { CelSyntaxError } from '../cel-syntax-error.ts'
import { comprehensionForm, variableCount } from './comprehension-kind.ts'
import type { Call, Expression } from './expression.ts'

/**
 * What a call means when it is a macro; undefined when it is an ordinary call, also because it has another number
 * of arguments than the macro of its name.
 *
 * @throws CelSyntaxError when it is one, and is given what it cannot take
 */
export function expandMacro(call: Call, text: string): Expression | undefined {
  return call.target === undefined
    ? expandHas(call, text)
    : (expandBind(call, text) ?? expandComprehension(call, text) ?? expandOptionalMapping(call, text))
}

function expandHas(call: Call, text: string): Expression | undefined {
  const [field] = call.arguments
  if (call.name !== 'has' || field === undefined || call.arguments.length !== 1) return undefined
  if (field.kind !== 'select' || field.mode !== 'plain') {
    throw new CelSyntaxError(
      text,
      field.offset,
      'invalid argument to has() macro: expected a field, as in has(a.b)',
    )
  }
  return { ...field, mode: 'test' }
}

function expandBind(call: Call, text: string): Expression | undefined {
  const [variable, value, body] = call.arguments
  if (call.name !== 'bind' || call.target?.kind !== 'identifier' || call.target.name !== 'cel')
    return undefined
  if (variable === undefined || value === undefined || body === undefined || call.arguments.length !== 3) {
    return undefined
  }
  return { kind: 'binding', offset: call.offset, variable: variableName(variable, text), value, body }
}

function expandComprehension(call: Call, text: string): Expression | undefined {
  const form = comprehensionForm(call.name)
  const count = form && variableCount(form, call.arguments.length)
  if (form === undefined || count === undefined || call.target === undefined) return undefined
  const variables = call.arguments.slice(0, count).map((argument) => variableName(argument, text))
  if (new Set(variables).size !== variables.length) {
    throw new CelSyntaxError(text, call.offset, `the two variables of ${call.name} need different names`)
  }
  const rest = call.arguments.slice(count)
  return {
    kind: 'comprehension',
    offset: call.offset,
    macro: form.macro,
    range: call.target,
    variables,
    transform: form.transform ? rest.at(-1) : undefined,
    predicate: form.transform ? (rest.length === 2 ? rest[0] : undefined) : rest[0],
  }
}

function expandOptionalMapping(call: Call, text: string): Expression | undefined {
  const [variable, body] = call.arguments
  if (call.name !== 'optMap' && call.name !== 'optFlatMap') return undefined
  if (
    call.target === undefined ||
    variable === undefined ||
    body === undefined ||
    call.arguments.length !== 2
  ) {
    return undefined
  }
  return {
    kind: 'optional-mapping',
    offset: call.offset,
    target: call.target,
    variable: variableName(variable, text),
    body,
    flat: call.name === 'optFlatMap',
  }
}

function variableName(argument: Expression, text: string): string {
  if (argument.kind === 'identifier' && !argument.absolute) return argument.name
  throw new CelSyntaxError(text, argument.offset, 'argument must be a simple name')
}
