import type { ApiResource } from '../../object/index.ts'
import {
  type Cause,
  type FieldPair,
  type Finding,
  healthLooks,
  type KindColumn,
  type KindSummary,
  type Owner,
  type ResourceDetail,
  type ResourceFacets,
  type ResourcePage,
  type ResourceRef,
  type ResourceRow,
} from '../../view/index.ts'
import {
  count,
  described,
  flag,
  type JsonSchema,
  listOf,
  mapOf,
  number,
  oneOf,
  refTo,
  shape,
  text,
  time,
} from './json-schema.ts'

type Verdict = ResourceRow['verdict']
type Signal = NonNullable<ResourceDetail['signals']>[number]

const healthStates = healthLooks.map(({ state }) => state)

const states: JsonSchema = {
  type: 'object',
  required: healthStates,
  properties: Object.fromEntries(healthStates.map((state) => [state, count])),
}

/** Of kinds and resources, by the names of the types. */
export const resourceSchemas: Readonly<Record<string, JsonSchema>> = {
  HealthState: described(oneOf(...healthStates), 'Worst first.'),
  Verdict: shape<Verdict>(
    {
      state: refTo('HealthState'),
      reason: described(text, 'A word in CamelCase; never empty.'),
      message: text,
      rule: described(text, 'The rule that decided.'),
      field: described(text, 'The field that led to it; empty when none did.'),
      certainty: described(
        { type: 'number', minimum: 0, maximum: 1 },
        'How sure; under 0.6 the verdict is unsure.',
      ),
      stale: described(flag, 'Whether status.observedGeneration lies behind metadata.generation.'),
    },
    {},
  ),
  ApiResource: shape<ApiResource>(
    {
      group: described(text, 'Empty for the core group.'),
      version: text,
      resource: described(text, 'The plural.'),
      kind: text,
      namespaced: flag,
    },
    {},
  ),
  ResourceRef: shape<ResourceRef>(
    { group: text, kind: text, namespace: described(text, 'Empty for a cluster-scoped kind.'), name: text },
    {},
  ),
  ResourceRow: shape<ResourceRow>(
    {
      resource: refTo('ApiResource'),
      namespace: text,
      name: text,
      uid: text,
      labels: mapOf(text),
      verdict: refTo('Verdict'),
      finalizers: described(listOf(text), 'What holds up its deletion; empty unless it is being deleted.'),
      columns: described(
        listOf({ type: ['string', 'number', 'boolean', 'null'] }),
        'Values of the printer columns, in the order of the columns of the kind.',
      ),
    },
    {
      ownVerdict: described(
        refTo('Verdict'),
        'On the object alone, where what it owns made the verdict another.',
      ),
      causes: described(listOf(refTo('Cause')), 'What it owns that fails, worst first, at most three.'),
      since: described(time, 'Since when it is in its state, milliseconds since 1970 UTC.'),
      created: time,
      deletion: described(time, 'When its deletion was due, milliseconds since 1970 UTC.'),
      generation: number,
      observedGeneration: number,
      owner: shape<Owner>({ kind: text, name: text }, {}),
      diverged: described(listOf(text), 'Fields in which spec and status differ.'),
      flapping: described(
        count,
        'Changes of its most restless condition within half an hour, when over five.',
      ),
    },
  ),
  KindSummary: shape<KindSummary>(
    {
      resource: refTo('ApiResource'),
      total: count,
      states,
      synced: described(flag, 'Whether every resource of the kind is known.'),
    },
    {
      problem: described(text, 'Why not.'),
      columns: listOf(shape<KindColumn>({ name: text, type: text, priority: number }, {})),
      findings: described(listOf(refTo('Finding')), 'What of its definition should be looked at.'),
    },
  ),
  ResourcePage: shape<ResourcePage>(
    {
      rows: listOf(refTo('ResourceRow')),
      total: described(count, 'How many the filters let pass, all pages together.'),
      states,
    },
    {
      facets: shape<ResourceFacets>(
        {
          kinds: listOf(shape<ResourceFacets['kinds'][number]>({ group: text, kind: text, count }, {})),
          namespaces: listOf(shape<ResourceFacets['namespaces'][number]>({ namespace: text, count }, {})),
        },
        {},
        'Of each facet its own filter is left out of account.',
      ),
    },
  ),
  Signal: shape<Signal>(
    {
      kind: text,
      rule: text,
      path: text,
      state: refTo('HealthState'),
      weight: { type: 'number', minimum: 0, maximum: 1 },
      reason: text,
      message: text,
      decided: described(flag, 'Whether the verdict is drawn from it.'),
    },
    {
      since: described(time, 'Since when it stands, milliseconds since 1970 UTC.'),
      until: described(time, 'From when it no longer holds, milliseconds since 1970 UTC.'),
    },
  ),
  FieldPair: shape<FieldPair>({ field: text, wanted: text, observed: text, diverged: flag }, {}),
  Finding: shape<Finding>(
    {
      rule: described(text, 'heartbeat-stopped, stuck-terminating, flapping and the like.'),
      field: text,
      message: text,
    },
    { since: described(time, 'Milliseconds since 1970 UTC.') },
  ),
  Cause: shape<Cause>(
    { ref: refTo('ResourceRef'), reason: text, message: text },
    { since: described(time, 'Since when it fails, milliseconds since 1970 UTC.') },
  ),
  ResourceDetail: shape<ResourceDetail>(
    { row: refTo('ResourceRow'), pairs: listOf(refTo('FieldPair')) },
    {
      signals: listOf(refTo('Signal')),
      findings: described(listOf(refTo('Finding')), 'What should be looked at beside its health.'),
      object: described(
        { type: 'object', required: ['metadata'], additionalProperties: true },
        'As the API server has it, without managedFields; secrets are masked.',
      ),
      problem: described(text, 'Why object and signals are missing.'),
    },
  ),
}
