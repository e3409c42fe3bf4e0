import { describe, expect, test } from 'vitest'
import { formatPassedOver, type Placement, type PlacementRequest, placeObject } from './placement.ts'
import { type PrometheusObject, readPrometheus } from './prometheus-object.ts'

function prometheus(spec: object, name = 'monitoring/k8s', kind = 'Prometheus'): PrometheusObject {
  const [namespace = '', own = ''] = name.split('/')
  const apiVersion =
    kind === 'PrometheusAgent' ? 'monitoring.coreos.com/v1alpha1' : 'monitoring.coreos.com/v1'
  const object = readPrometheus({ apiVersion, kind, metadata: { namespace, name: own }, spec: { ...spec } })
  if (!object) throw new Error('not read')
  return object
}

const named = (name: string, labels = {}) => ({
  name,
  labels: { 'kubernetes.io/metadata.name': name, ...labels },
})
const cluster = [named('default'), named('monitoring'), named('apps', { team: 'a' })]

function place(
  prometheuses: readonly PrometheusObject[],
  request: Partial<PlacementRequest> = {},
): Placement {
  return placeObject({
    kind: 'PrometheusRule',
    namespace: 'monitoring',
    labels: { app: 'binnacle' },
    namespaces: cluster,
    prometheuses,
    ...request,
  })
}

const names = (prometheuses: readonly PrometheusObject[]) =>
  prometheuses.map(({ namespace, name }) => `${namespace}/${name}`)

/** What kube-prometheus-stack sets for a release named `prometheus`. */
const stack = {
  ruleNamespaceSelector: {},
  ruleSelector: { matchLabels: { release: 'prometheus' } },
  serviceMonitorNamespaceSelector: {},
  serviceMonitorSelector: { matchLabels: { release: 'prometheus' } },
  podMonitorNamespaceSelector: {},
  podMonitorSelector: { matchLabels: { release: 'prometheus' } },
}

describe('what a Prometheus selects', () => {
  test.each(['PrometheusRule', 'ServiceMonitor', 'PodMonitor'] as const)(
    'a %s gets the label of the release and may lie anywhere',
    (kind) => {
      const placement = place([prometheus(stack)], { kind, namespace: 'apps' })
      expect(placement).toMatchObject({
        namespace: 'apps',
        labels: { app: 'binnacle', release: 'prometheus' },
        passedOver: [],
        caveats: [],
      })
      expect(names(placement.selectedBy)).toEqual(['monitoring/k8s'])
    },
  )

  test('an empty selector takes everything, one that is not set or null nothing', () => {
    expect(place([prometheus({ ruleSelector: {} })]).labels).toEqual({ app: 'binnacle' })
    for (const spec of [{}, { ruleSelector: null }]) {
      const placement = place([prometheus(spec)])
      expect(placement.selectedBy).toEqual([])
      expect(formatPassedOver(placement.passedOver)).toBe(
        'Prometheus monitoring/k8s: spec.ruleSelector is not set, so it selects no PrometheusRule.\n' +
          `  To mend it: kubectl -n monitoring patch prometheus k8s --type merge -p '{"spec":{"ruleSelector":{}}}'`,
      )
    }
  })

  test('without selectors of any kind, monitors are not looked at because the configuration is written by hand', () => {
    const { passedOver } = place([prometheus({})], { kind: 'ServiceMonitor' })
    expect(passedOver[0]?.reason).toMatch(
      /selects no ServiceMonitor \(its whole configuration is written by hand\)/,
    )
    const one = place([prometheus({ probeSelector: {} })], { kind: 'ServiceMonitor' })
    expect(one.passedOver[0]?.reason).not.toMatch(/by hand/)
  })

  test('a namespace selector that is not set or null means its own namespace', () => {
    for (const spec of [{ ruleSelector: {} }, { ruleSelector: {}, ruleNamespaceSelector: null }]) {
      expect(names(place([prometheus(spec)]).selectedBy)).toEqual(['monitoring/k8s'])
      const elsewhere = place([prometheus(spec)], { namespace: 'apps' })
      expect(elsewhere.selectedBy).toEqual([])
      expect(elsewhere.passedOver[0]).toMatchObject({
        reason: expect.stringMatching(/looks into its own namespace monitoring alone, not into apps/),
        remedy: expect.stringMatching(/^put the PrometheusRule into the namespace monitoring, or kubectl -n/),
      })
    }
  })

  test('a namespace that is not matched is told which would be, and which labels it lacks', () => {
    const spec = { ruleSelector: {}, ruleNamespaceSelector: { matchLabels: { team: 'a' } } }
    expect(place([prometheus(spec)]).passedOver[0]?.remedy).toBe(
      'put the PrometheusRule into one of these namespaces: apps, or kubectl label namespace monitoring team=a',
    )
    expect(
      place([prometheus(spec)], { namespaces: [named('apps', { team: 'b' })], namespace: 'apps' }),
    ).toMatchObject({
      passedOver: [{ remedy: 'kubectl label namespace apps team=a --overwrite' }],
    })
  })

  test('a namespace is not told to take the name of another', () => {
    const byName = { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } }
    const spec = { ruleSelector: {}, ruleNamespaceSelector: byName }
    expect(place([prometheus(spec)]).passedOver[0]?.remedy).toBe(
      'put the PrometheusRule into one of these namespaces: apps',
    )
    expect(place([prometheus(spec)], { namespaces: [] }).passedOver[0]?.remedy).toMatch(
      /no namespace can match/,
    )
  })

  test('a namespace that does not exist yet bears its name as a label', () => {
    const expression = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['binnacle'] }
    const spec = { ruleSelector: {}, ruleNamespaceSelector: { matchExpressions: [expression] } }
    expect(names(place([prometheus(spec)], { namespace: 'binnacle' }).selectedBy)).toEqual(['monitoring/k8s'])
  })

  test('without a namespace the one is taken that most of them look into', () => {
    const { namespace: _, ...request } = {
      namespace: '',
      kind: 'PrometheusRule' as const,
      labels: {},
      namespaces: cluster,
    }
    const own = prometheus({ ruleSelector: {} }, 'monitoring/one')
    const team = prometheus(
      { ruleSelector: {}, ruleNamespaceSelector: { matchLabels: { team: 'a' } } },
      'b/two',
    )
    const all = prometheus({ ruleSelector: {}, ruleNamespaceSelector: {} }, 'c/three')
    expect(placeObject({ ...request, prometheuses: [own, all] }).namespace).toBe('monitoring')
    expect(placeObject({ ...request, prometheuses: [team, all] }).namespace).toBe('apps')
    expect(placeObject({ ...request, prometheuses: [] }).namespace).toBe('default')
  })
})

describe('several at once', () => {
  test('labels are found that all of them select', () => {
    const placement = place([
      prometheus({ ruleSelector: { matchLabels: { release: 'a' } } }, 'monitoring/one'),
      prometheus({ ruleSelector: { matchLabels: { role: 'alert-rules' } } }, 'monitoring/two'),
    ])
    expect(placement.labels).toEqual({ app: 'binnacle', release: 'a', role: 'alert-rules' })
    expect(names(placement.selectedBy)).toEqual(['monitoring/one', 'monitoring/two'])
  })

  test('where they contradict one another the first is served and the other named', () => {
    const placement = place([
      prometheus({ ruleSelector: { matchLabels: { release: 'a' } } }, 'monitoring/one'),
      prometheus({ ruleSelector: { matchLabels: { release: 'b' } } }, 'monitoring/two'),
    ])
    expect(placement.labels).toEqual({ app: 'binnacle', release: 'a' })
    expect(placement.passedOver).toMatchObject([
      { reason: 'it wants release=b, which no object can bear that Prometheus monitoring/one selects' },
    ])
  })

  test('a label that somebody chose stays, and whoever does not select it is told of', () => {
    const chosen = { release: 'other' }
    const placement = place([prometheus(stack), prometheus({ ruleSelector: {} }, 'monitoring/all')], {
      chosen,
    })
    expect(placement.labels).toEqual({ app: 'binnacle', release: 'other' })
    expect(names(placement.selectedBy)).toEqual(['monitoring/all'])
    expect(placement.passedOver).toMatchObject([
      {
        isByChoice: true,
        reason: 'it wants release=prometheus, and release=other was chosen',
        remedy: 'leave release=other out, and the label that it wants is set',
      },
    ])
  })

  test('a label that somebody chose and that is selected is no hindrance, nor that others are wanted', () => {
    const both = prometheus({ ruleSelector: { matchLabels: { release: 'a', role: 'alerts' } } })
    const placement = place([both], { chosen: { release: 'a', team: 'x' } })
    expect(placement.labels).toEqual({ app: 'binnacle', release: 'a', team: 'x', role: 'alerts' })
    expect(placement.passedOver).toEqual([])
  })

  test('an agent evaluates no rules, a ruler scrapes nothing', () => {
    const agent = prometheus(stack, 'monitoring/agent', 'PrometheusAgent')
    const ruler = prometheus(stack, 'monitoring/ruler', 'ThanosRuler')
    expect(names(place([agent, ruler]).selectedBy)).toEqual(['monitoring/ruler'])
    expect(names(place([agent, ruler], { kind: 'PodMonitor' }).selectedBy)).toEqual(['monitoring/agent'])
  })
})

describe('what is wrong with a Prometheus', () => {
  test.each([
    [{ matchNames: ['a'], matchLabels: { a: 1 } }, /cannot be read: spec\.ruleSelector is no label selector/],
    [{ matchExpressions: [{ key: 'a', operator: 'Equals', values: ['b'] }] }, /"Equals" is not a valid/],
    [{ matchExpressions: [{ key: 'a', operator: 'In', values: [] }] }, /values set can't be empty/],
    [
      { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] },
      /contradicts itself: no labels match/,
    ],
  ])('%j is told as it is', (ruleSelector, reason) => {
    const placement = place([prometheus({ ruleSelector })])
    expect(placement.selectedBy).toEqual([])
    expect(placement.passedOver[0]?.reason).toMatch(reason)
  })

  test.each([
    [{ paused: true }, 'PrometheusRule', /is paused/],
    [{ enforcedNamespaceLabel: 'namespace' }, 'PrometheusRule', /sets the label namespace to monitoring/],
    [{ enforcedNamespaceLabel: 'namespace' }, 'ServiceMonitor', /excludedFromEnforcement/],
    [{ overrideHonorLabels: true }, 'ServiceMonitor', /exported_namespace/],
    [{ enforcedSampleLimit: 1000 }, 'PodMonitor', /more than 1000 samples/],
  ] as const)('%j is warned of where a %s is taken', (spec, kind, caveat) => {
    expect(place([prometheus({ ...stack, ...spec })], { kind }).caveats).toEqual([
      expect.stringMatching(caveat),
    ])
  })

  test('what concerns scrapes is not said of rules, nor what an exception is made for', () => {
    const scrapes = { ...stack, overrideHonorLabels: true, enforcedSampleLimit: 1000 }
    expect(place([prometheus(scrapes)]).caveats).toEqual([])
    const excluded = (extra: object) => ({
      ...stack,
      enforcedNamespaceLabel: 'namespace',
      excludedFromEnforcement: [{ resource: 'prometheusrules', namespace: 'monitoring', ...extra }],
    })
    expect(place([prometheus(excluded({}))]).caveats).toEqual([])
    expect(place([prometheus(excluded({ name: 'mine' }))], { name: 'mine' }).caveats).toEqual([])
    expect(place([prometheus(excluded({ name: 'other' }))], { name: 'mine' }).caveats).toHaveLength(1)
    expect(place([prometheus(excluded({}))], { kind: 'PodMonitor' }).caveats).toHaveLength(1)
  })
})

test('objects of other kinds are no Prometheus', () => {
  expect(
    readPrometheus({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Alertmanager', metadata: {} }),
  ).toBeUndefined()
  expect(readPrometheus({ apiVersion: 'acme.io/v1', kind: 'Prometheus', metadata: {} })).toBeUndefined()
})
