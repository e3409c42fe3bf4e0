import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { RuleGroup } from '../../promql/index.ts'
import { readValues } from '../values/index.ts'
import { buildRules } from './build-rules.ts'
import { formatInhibitRules } from './inhibition.ts'
import { prometheusRuleFiles } from './prometheus-rule.ts'
import { formatRuleFile } from './rule-file.ts'
import { ruleValuesSchema } from './rule-values.ts'

interface PrometheusRule {
  readonly metadata: { readonly name: string; readonly labels: object; readonly namespace?: string }
  readonly spec: { readonly groups: readonly RuleGroup[] }
}

const objectsOf = (groups: readonly RuleGroup[], mostBytes?: number) =>
  prometheusRuleFiles(groups, {
    name: 'rules',
    labels: { release: 'prometheus' },
    ...(mostBytes !== undefined && { mostBytes }),
  }).map(({ path, text }) => ({ path, object: parse(text) as PrometheusRule }))

const group = (name: string, rules: number): RuleGroup => ({
  name,
  rules: Array.from({ length: rules }, (_, index) => ({ record: `level:metric:op${index}`, expr: 'up' })),
})

describe('PrometheusRule objects', () => {
  test('are one as long as that is small enough, with the labels that select it', () => {
    expect(objectsOf([group('a', 1)])).toEqual([
      {
        path: 'rules.yaml',
        object: {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'PrometheusRule',
          metadata: { name: 'rules', labels: { release: 'prometheus' } },
          spec: { groups: [group('a', 1)] },
        },
      },
    ])
  })

  test('are several, none over the limit, and lose no rule', () => {
    const kinds = Array.from({ length: 60 }, (_, index) => `kind${index}s.example.com`)
    const values = readValues(ruleValuesSchema, { set: ['parts=[resources]', `only.kinds=[${kinds}]`] })
    const groups = buildRules(values)
    const objects = objectsOf(groups)
    expect(objects.map(({ path }) => path)).toEqual(objects.map((_, index) => `rules-${index + 1}.yaml`))
    expect(objects.length).toBeGreaterThan(1)
    for (const { object } of objects)
      expect(formatRuleFile(object.spec.groups).length).toBeLessThan(512 * 1024)
    const names = objects.flatMap(({ object }) => object.spec.groups.map(({ name }) => name))
    expect(names).toEqual(groups.map(({ name }) => name))
  })

  test('divide a group that is too large by itself', () => {
    const objects = objectsOf([group('a', 40)], 1000)
    const groups = objects.flatMap(({ object }) => object.spec.groups)
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length)
    expect(groups.flatMap(({ rules }) => rules)).toEqual(group('a', 40).rules)
    for (const { object } of objects) expect(formatRuleFile(object.spec.groups).length).toBeLessThan(1000)
  })
})

describe('inhibitions', () => {
  test('hold back the single ones while a whole kind is unhealthy, and what else is told of a degraded one', () => {
    const text = formatInhibitRules(buildRules(readValues(ruleValuesSchema, { set: ['parts=[resources]'] })))
    expect(parse(text)).toEqual({
      inhibit_rules: [
        {
          source_matchers: ['alertname="CustomResourceKindMostlyUnhealthy"'],
          target_matchers: [
            'alertname=~"CustomResourceDegraded|CustomResourceNotReady|CustomResourceStuckProgressing"',
          ],
          equal: ['group', 'kind'],
        },
        {
          source_matchers: ['alertname="CustomResourceDegraded"'],
          target_matchers: [
            'alertname=~"CustomResourceNotReady|CustomResourceReplicasMismatch|CustomResourceDiverged|CustomResourceStuckProgressing"',
          ],
          equal: ['group', 'kind', 'namespace', 'name'],
        },
      ],
    })
  })

  test('are not there for alerts that are not', () => {
    const values = readValues(ruleValuesSchema, {
      set: [
        'parts=[resources]',
        'alerts.CustomResourceKindMostlyUnhealthy.enabled=false',
        'alerts.CustomResourceDegraded.enabled=false',
      ],
    })
    expect(parse(formatInhibitRules(buildRules(values)))).toEqual({ inhibit_rules: [] })
  })
})
