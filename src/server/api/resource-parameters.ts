import { type LabelSelector, parseLabelSelector } from '../../object/index.ts'
import { healthLooks, type ResourceOrder, type ResourceQuery, resourceOrders } from '../../view/index.ts'
import {
  choiceOf,
  choicesParameter,
  definedOnly,
  durationParameter,
  flagParameter,
  integerParameter,
  listParameter,
  parsedParameter,
  type Read,
  textParameter,
} from './parameter.ts'

/** Rows of one answer at most. */
export const mostRows = 1_000
const usualRows = 100

/** The parameters of a query for resources. */
export const resourceParameters = {
  kind: listParameter(
    'Kinds as people type them: plural, kind, singular or short name, with its group after a dot.',
  ),
  namespace: listParameter('Namespaces.'),
  state: choicesParameter(
    'States of health.',
    healthLooks.map(({ state }) => state),
  ),
  text: textParameter(
    'Words that occur in the name, namespace, kind, reason or message, all of them; none that begins with !.',
  ),
  labelSelector: parsedParameter<LabelSelector>(
    'Labels, as kubectl -l takes them.',
    { type: 'string' },
    parseLabelSelector,
  ),
  inStateFor: durationParameter('In their state for this long or longer.'),
  stale: flagParameter('Whether the status speaks of an older spec.'),
  diverged: flagParameter('Whether a field differs between spec and status.'),
  unsure: flagParameter('Whether the verdict is unsure.'),
  sort: parsedParameter<ResourceOrder>(
    'health: worst first, then longest in its state; name; age: oldest first; since: longest in its state first; kind; column:NAME: by a printer column.',
    { type: 'string', default: 'health' },
    readOrder,
  ),
  descending: flagParameter('The other way round.'),
  offset: integerParameter('Rows to leave out from the start.', {
    minimum: 0,
    maximum: 100_000_000,
    fallback: 0,
  }),
  limit: integerParameter('Most rows to give.', { minimum: 0, maximum: mostRows, fallback: usualRows }),
  facets: flagParameter('Whether to count by kind and namespace too.'),
} as const

export function resourceQueryOf({
  kind: kinds,
  namespace: namespaces,
  state: states,
  labelSelector: labels,
  limit = usualRows,
  ...same
}: Read<typeof resourceParameters>): ResourceQuery {
  return definedOnly({ ...same, kinds, namespaces, states, labels, limit })
}

/** The same query as parameters. */
export function resourceQueryParameters(query: ResourceQuery): URLSearchParams {
  const { kinds, namespaces, states, labels, inStateFor, ...same } = query
  const given: Partial<Record<keyof typeof resourceParameters, unknown>> = {
    ...same,
    kind: kinds?.join(','),
    namespace: namespaces?.join(','),
    state: states?.join(','),
    labelSelector: labels?.toString(),
    inStateFor: inStateFor === undefined ? undefined : `${Math.round(inStateFor)}ms`,
  }
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  return parameters
}

function readOrder(text: string): ResourceOrder {
  if (/^column:./.test(text)) return text as ResourceOrder
  try {
    return choiceOf(text, resourceOrders)
  } catch (cause) {
    throw new Error(`${(cause as Error).message}, column:NAME`, { cause })
  }
}
