import type { EventRow } from '../../view/index.ts'
import { type JsonSchema, listOf, refTo } from '../schema/json-schema.ts'
import { type ApiRoute, jsonRoute, rangeOf, streamRoute } from './api-route.ts'
import {
  choicesParameter,
  definedOnly,
  integerParameter,
  listParameter,
  textParameter,
  timeParameter,
} from './parameter.ts'
import { resourceParameters, resourceQueryOf } from './resource-parameters.ts'
import { refOf, resourcePattern } from './resource-path.ts'

const eventTypes: readonly EventRow['type'][] = ['Normal', 'Warning']

const eventParameters = {
  type: choicesParameter('Types of events.', eventTypes),
  since: timeParameter('Only what occurred at this time or later.'),
  limit: integerParameter('Most events to give, newest first.', {
    minimum: 1,
    maximum: 5_000,
    fallback: 500,
  }),
} as const

const rangeParameters = {
  from: timeParameter('The start.'),
  to: timeParameter('The end, not included.'),
} as const

/** Every route of the API: the routes of the listener and the OpenAPI document are both made from this table. */
export const apiTable: readonly ApiRoute[] = [
  jsonRoute(
    { path: '/api/v1/kinds', summary: 'Every kind with its counts by state of health, worst first.' },
    {},
    listIn('kinds', 'KindSummary'),
    async (views) => ({ kinds: await views.kinds() }),
  ),
  jsonRoute(
    {
      path: '/api/v1/resources',
      summary: 'Resources of all kinds: filtered, counted, sorted, one page of them.',
      description:
        'The order is total, so that pages neither overlap nor miss a row while nothing changes. Filters that are given have to agree.',
    },
    resourceParameters,
    refTo('ResourcePage'),
    (views, read) => views.resources(resourceQueryOf(read)),
  ),
  jsonRoute(
    {
      path: resourcePattern,
      summary: 'One resource with its verdict, every signal behind it, and the object itself.',
      description:
        'A dash stands for the core group, and for the namespace of a cluster-scoped resource. Secrets are masked.',
    },
    {},
    refTo('ResourceDetail'),
    (views, _, { params }) => views.resource(refOf(params)),
  ),
  jsonRoute(
    {
      path: `${resourcePattern}/tree`,
      summary: 'What owns it and what it owns, from the outermost owner down to pods.',
    },
    {},
    refTo('TreeNode'),
    (views, _, { params }) => views.tree(refOf(params)),
  ),
  jsonRoute(
    { path: `${resourcePattern}/events`, summary: 'Events of it and of all that it owns, newest first.' },
    eventParameters,
    listIn('events', 'EventRow'),
    async (views, { type: types, ...rest }, { params }) => ({
      events: await views.events({ ...definedOnly({ ...rest, types }), about: refOf(params) }),
    }),
  ),
  jsonRoute(
    { path: `${resourcePattern}/timeline`, summary: 'What befell it, oldest first.' },
    rangeParameters,
    listIn('entries', 'TimelineEntry'),
    async (views, { from, to }, { params }) => ({
      entries: await views.timeline(refOf(params), rangeOf(from, to)),
    }),
  ),
  jsonRoute(
    {
      path: `${resourcePattern}/revisions`,
      summary: 'Its spec from change to change, newest first: what changed, and by whom.',
    },
    {},
    listIn('revisions', 'Revision'),
    async (views, _, { params }) => ({ revisions: await views.revisions(refOf(params)) }),
  ),
  jsonRoute(
    { path: '/api/v1/events', summary: 'Events of Kubernetes, newest first.' },
    { namespace: textParameter('Only of this namespace.'), ...eventParameters },
    listIn('events', 'EventRow'),
    async (views, { type: types, ...rest }) => ({
      events: await views.events(definedOnly({ ...rest, types })),
    }),
  ),
  streamRoute(
    {
      path: '/api/v1/stream',
      summary: 'What changes, as server-sent events.',
      description:
        'The first message is a reset, unless the stream resumes: ask for everything anew, then follow the changes. A reader that is slower than the changes misses states in between, never the last one.',
    },
    {
      lastEventId: listParameter(
        'Resumes after the message with this id; the header Last-Event-ID says the same, and wins.',
      ),
    },
    (views, { lastEventId }, { headers, signal }) =>
      views.changes(signal, headers['last-event-id'] || lastEventId?.[0]),
  ),
]

function listIn(field: string, name: string): JsonSchema {
  return { type: 'object', required: [field], properties: { [field]: listOf(refTo(name)) } }
}
