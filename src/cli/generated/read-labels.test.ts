import { expect, test } from 'vitest'
import { readLabels } from './read-labels.ts'

test('labels are read as Kubernetes takes them, empty values and prefixes too', () => {
  expect(readLabels('--label', ['grafana_dashboard=1', 'acme.io/team=', 'a=b'])).toEqual({
    grafana_dashboard: '1',
    'acme.io/team': '',
    a: 'b',
  })
})

test.each(['grafana_dashboard', '=1', 'a b=1', 'a=b=c', 'a=not this'])(
  '%s is refused with what it is',
  (text) => {
    expect(() => readLabels('--label', [text])).toThrow(`--label ${text}: `)
  },
)
