import type {
  Change,
  Drift,
  EventRow,
  FieldChange,
  Revision,
  TimelineEntry,
  TreeNode,
} from '../../view/index.ts'
import {
  anything,
  count,
  described,
  exactly,
  flag,
  type JsonSchema,
  listOf,
  number,
  oneOf,
  refTo,
  shape,
  text,
  time,
} from './json-schema.ts'

type Entry<What extends TimelineEntry['what']> = Extract<TimelineEntry, { what: What }>
type Message<What extends Change['what']> = Extract<Change, { what: What }>

const refWithUid = shape<EventRow['regarding']>(
  { group: text, kind: text, namespace: text, name: text, uid: text },
  {},
)

/** Of trees, events, histories and the live stream, by the names of the types. */
export const storySchemas: Readonly<Record<string, JsonSchema>> = {
  Drift: shape<Drift>({ field: text }, { wanted: text, actual: text, manager: text, at: time }),
  TreeNode: shape<TreeNode>(
    {
      ref: shape<TreeNode['ref']>(
        { group: text, kind: text, namespace: text, name: text, version: text, uid: text },
        {},
      ),
      link: oneOf('root', 'owner', 'reference'),
      children: described(listOf(refTo('TreeNode')), 'Worst first.'),
    },
    {
      via: described(text, 'The field or label that names it, for a reference.'),
      verdict: refTo('Verdict'),
      missing: flag,
      asked: described(flag, 'The object that the tree was asked for.'),
      created: time,
      replicas: shape<NonNullable<TreeNode['replicas']>>({ wanted: number, ready: number }, {}),
      pod: shape<NonNullable<TreeNode['pod']>>(
        { phase: text, ready: number, containers: number, restarts: number, node: text },
        {},
      ),
      drift: listOf(refTo('Drift')),
      cut: described(count, 'Children that were left out.'),
    },
  ),
  EventRow: shape<EventRow>(
    {
      uid: text,
      type: oneOf('Normal', 'Warning'),
      reason: text,
      note: text,
      regarding: refWithUid,
      controller: text,
      count: described(count, 'How often it occurred.'),
      first: time,
      last: time,
    },
    { action: text, root: refWithUid },
  ),
  FieldChange: shape<FieldChange>(
    { path: text },
    { before: anything, after: anything, manager: text },
    'A value that is absent was not there; secrets are masked.',
  ),
  Revision: shape<Revision>(
    { generation: number, at: time, managers: listOf(text) },
    { changes: listOf(refTo('FieldChange')), cut: count },
  ),
  TimelineEntry: {
    oneOf: [
      shape<Entry<'created' | 'deletion-asked' | 'deleted'>>(
        { at: time, what: oneOf('created', 'deletion-asked', 'deleted') },
        {},
      ),
      shape<Entry<'health'>>(
        { at: time, what: exactly('health'), to: refTo('HealthState'), reason: text, message: text },
        { from: refTo('HealthState') },
      ),
      shape<Entry<'condition'>>(
        { at: time, what: exactly('condition'), type: text, to: text, reason: text },
        { from: text },
      ),
      shape<Entry<'spec'>>(
        { at: time, what: exactly('spec'), generation: number, managers: listOf(text) },
        { changes: listOf(refTo('FieldChange')), cut: count },
      ),
      shape<Entry<'event'>>({ at: time, what: exactly('event'), event: refTo('EventRow') }, {}),
      shape<Entry<'unobserved'>>({ at: time, what: exactly('unobserved'), until: time }, {}),
    ],
  },
  Change: {
    description: 'The data of a message of the live stream.',
    oneOf: [
      shape<Message<'reset'>>({ id: text, what: exactly('reset') }, {}, 'Ask for everything anew.'),
      shape<Message<'resource'>>({ id: text, what: exactly('resource'), row: refTo('ResourceRow') }, {}),
      shape<Message<'gone'>>({ id: text, what: exactly('gone'), ref: refTo('ResourceRef'), uid: text }, {}),
      shape<Message<'kind'>>({ id: text, what: exactly('kind'), kind: refTo('KindSummary') }, {}),
      shape<Message<'kind-gone'>>({ id: text, what: exactly('kind-gone'), group: text, kind: text }, {}),
      shape<Message<'event'>>({ id: text, what: exactly('event'), event: refTo('EventRow') }, {}),
    ],
  },
}
