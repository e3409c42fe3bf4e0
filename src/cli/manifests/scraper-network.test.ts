import { expect, test } from 'vitest'
import { manifestValues, type PrometheusObject } from '../../generate/index.ts'
import { scraperNetwork } from './scraper-network.ts'

const prometheusIn = (namespace: string): PrometheusObject => ({
  kind: 'Prometheus',
  namespace,
  name: 'k8s',
  spec: {},
})
const values = (networkPolicy: object = {}) => manifestValues.parse({ networkPolicy }).networkPolicy

function network(given: object, ...namespaces: string[]) {
  const notes: string[] = []
  const made = scraperNetwork(values(given), namespaces.map(prometheusIn), (note) => notes.push(note))
  return { from: made.from, notes }
}

test('security: where it is known who scrapes, nobody else is let in, and that is said', () => {
  const { from, notes } = network({}, 'monitoring', 'agents', 'monitoring')
  expect(from).toEqual([
    {
      namespaceSelector: {
        matchExpressions: [
          { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['agents', 'monitoring'] },
        ],
      },
    },
  ])
  expect(notes).toEqual([expect.stringMatching(/^only pods of agents, monitoring are let in; /)])
})

test('what the values say of it stays', () => {
  const from = [{ podSelector: {} }]
  expect(network({ from }, 'monitoring')).toEqual({ from, notes: [] })
  expect(network({ enabled: false }, 'monitoring')).toEqual({ from: [], notes: [] })
  expect(network({})).toEqual({ from: [], notes: [] })
})
