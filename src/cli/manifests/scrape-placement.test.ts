import { describe, expect, test } from 'vitest'
import { manifestValues, type PrometheusObject } from '../../generate/index.ts'
import { scrapePlacement } from './scrape-placement.ts'

const prometheus = (spec: object): PrometheusObject => ({
  kind: 'Prometheus',
  namespace: 'monitoring',
  name: 'k8s',
  spec: { serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, ...spec },
})

/** What is said of the ServiceMonitor of a release called prod. */
function notesOf(spec: object, values: object = {}): string[] {
  const notes: string[] = []
  const context = { release: 'prod', namespace: 'watch', version: '1', values: manifestValues.parse(values) }
  const cluster = {
    prometheuses: [prometheus(spec)],
    namespaces: [],
    served: new Set(['ServiceMonitor'] as const),
    notes: [],
  }
  scrapePlacement(context, cluster, (note) => notes.push(note))
  return notes.filter((note) => note.includes('enforcedNamespaceLabel'))
}

describe('a Prometheus that enforces namespaces', () => {
  const enforced = (name: string) => ({
    enforcedNamespaceLabel: 'namespace',
    excludedFromEnforcement: [{ resource: 'servicemonitors', namespace: 'watch', name }],
  })

  test('excepts the object by the name that it has, which is not the release', () => {
    expect(notesOf(enforced('prod-binnacle'))).toEqual([])
    expect(notesOf(enforced('other'), { fullnameOverride: 'other' })).toEqual([])
    expect(notesOf(enforced('prod'))).toHaveLength(1)
  })
})
