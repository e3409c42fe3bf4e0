import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { dashboardFiles } from './dashboard-files.ts'
import type { GrafanaDashboard } from './grafana-dashboard.ts'

const dashboard: GrafanaDashboard = {
  uid: 'binnacle-fleet',
  title: 'Binnacle / Fleet',
  description: 'All of it.',
  tags: ['binnacle'],
  editable: false,
  templating: {
    list: [
      { name: 'datasource', type: 'datasource', query: 'prometheus' },
      { name: 'kind', type: 'query', current: { text: 'All' } },
    ],
  },
  panels: [],
}

test('a file has the dashboard as it is, under its uid', () => {
  const [file, ...others] = dashboardFiles([dashboard], { format: 'json' })
  expect(others).toEqual([])
  expect(file?.path).toBe('binnacle-fleet.json')
  expect(JSON.parse(file?.text ?? '')).toEqual(dashboard)
})

test("a ConfigMap has the label of Grafana's sidecar, and the folder as an annotation", () => {
  const [file] = dashboardFiles([dashboard], {
    format: 'configmap',
    namespace: 'monitoring',
    folder: 'Kinds',
  })
  const object = parse(file?.text ?? '')
  expect(file?.path).toBe('binnacle-fleet.yaml')
  expect(object).toMatchObject({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'binnacle-fleet',
      namespace: 'monitoring',
      labels: { grafana_dashboard: '1' },
      annotations: { grafana_folder: 'Kinds' },
    },
  })
  expect(JSON.parse(object.data['binnacle-fleet.json'])).toEqual(dashboard)
})

test('labels that are given stand beside the one of the sidecar, or say another value of it', () => {
  const labelsOf = (labels: Record<string, string>) => {
    const [file] = dashboardFiles([dashboard], { format: 'configmap', labels })
    return parse(file?.text ?? '').metadata.labels
  }
  expect(labelsOf({ team: 'a' })).toMatchObject({ team: 'a', grafana_dashboard: '1' })
  expect(labelsOf({ grafana_dashboard: 'yes' })).toMatchObject({ grafana_dashboard: 'yes' })
})

test('a GrafanaDashboard says for which instances it is, and is taken from other namespaces too', () => {
  const options = { format: 'grafana-dashboard', instances: { team: 'a' }, folder: 'Kinds' } as const
  const [file] = dashboardFiles([dashboard], options)
  const { json, ...spec } = parse(file?.text ?? '').spec
  expect(spec).toEqual({
    allowCrossNamespaceImport: true,
    instanceSelector: { matchLabels: { team: 'a' } },
    folder: 'Kinds',
  })
  expect(JSON.parse(json)).toEqual(dashboard)
})

test('a data source that is named is the one chosen at first, and nothing else changes', () => {
  const [file] = dashboardFiles([dashboard], { format: 'json', datasource: 'Thanos' })
  const written = JSON.parse(file?.text ?? '') as GrafanaDashboard
  expect(written.templating.list).toEqual([
    {
      name: 'datasource',
      type: 'datasource',
      query: 'prometheus',
      current: { selected: true, text: 'Thanos', value: 'Thanos' },
    },
    { name: 'kind', type: 'query', current: { text: 'All' } },
  ])
})

test('alerts lead to their runbooks where these are said to be read', () => {
  const overrides = ['alertname', 'name'].map((options) => ({
    matcher: { id: 'byName', options },
    properties: [],
  }))
  const table = { type: 'table', fieldConfig: { defaults: {}, overrides } }
  const [file] = dashboardFiles([{ ...dashboard, panels: [table] }], {
    format: 'json',
    runbookUrl: 'https://wiki.example.com/runbooks',
  })
  const [written] = (JSON.parse(file?.text ?? '') as GrafanaDashboard).panels
  const url = `https://wiki.example.com/runbooks/\${__data.fields.alertname}.md`
  expect(written?.fieldConfig).toEqual({
    defaults: {},
    overrides: [
      {
        matcher: { id: 'byName', options: 'alertname' },
        properties: [{ id: 'links', value: [{ title: 'Runbook', url, targetBlank: true }] }],
      },
      { matcher: { id: 'byName', options: 'name' }, properties: [] },
    ],
  })
})
