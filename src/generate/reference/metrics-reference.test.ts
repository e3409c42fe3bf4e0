import { expect, test } from 'vitest'
import { metricsReference } from './metrics-reference.ts'

test('a page says of each metric what a query has to know', () => {
  const common = { unit: '', stability: 'beta' } as const
  const page = metricsReference('Metrics', [
    {
      title: 'Of resources',
      text: 'They go with the resource.',
      metrics: [
        {
          ...common,
          name: 'binnacle_cr_health',
          type: 'gauge',
          labels: ['group', 'state'],
          help: 'Health | state.',
          cost: { series: 6, per: 'resource' },
          tier: 'compact',
        },
        {
          ...common,
          name: 'binnacle_cr_reason',
          type: 'gauge',
          labels: [],
          help: 'Reason.',
          cost: { series: 1, per: 'condition' },
          tier: 'opt-in',
        },
      ],
    },
    {
      title: 'Of itself',
      text: 'One each.',
      metrics: [
        {
          ...common,
          name: 'binnacle_scrape_duration_seconds',
          type: 'histogram',
          labels: [],
          help: 'Time.',
          cost: { series: 4, per: 'process' },
          buckets: [0.1, 1],
        },
      ],
    },
  ])
  expect(page).toBe(`# Metrics

## Of resources

They go with the resource.

| metric | type | labels | series | tier | meaning |
| --- | --- | --- | --- | --- | --- |
| \`binnacle_cr_health\` | gauge | \`group\`, \`state\` | 6 per resource | compact, full | Health \\| state. |
| \`binnacle_cr_reason\` | gauge |  | 1 per condition | \`--opt-in\` | Reason. |

## Of itself

One each.

| metric | type | labels | series | meaning |
| --- | --- | --- | --- | --- |
| \`binnacle_scrape_duration_seconds\` | histogram | \`le\`: 0.1 1 | 4 per process | Time. |
`)
})
