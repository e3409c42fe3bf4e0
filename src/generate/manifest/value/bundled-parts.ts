import { z } from 'zod'
import { dnsLabel, optionallyNamed } from '../object-name.ts'
import { textMap } from './value-form.ts'

/** Alerts that are brought along. */
export const rules = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        'A PrometheusRule with the alerts at their defaults; binnacle rules writes them with values of yours.',
      ),
    namespace: optionallyNamed(dnsLabel).describe('Empty: that of Binnacle.'),
    labels: textMap.default({}).describe('What your Prometheus selects, such as release: prometheus.'),
    runbookUrl: z
      .string()
      .regex(/^(https?:\/\/\S+[^/])?$/, 'has to begin with http:// or https:// and to end without a /')
      .default('')
      .describe("Where your copies of docs/runbooks are read; a page's name is its alert's, with .md."),
  })
  .prefault({})

/** Dashboards that are brought along. */
export const dashboards = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe("ConfigMaps with the dashboards, for the sidecar of Grafana's chart."),
    namespace: optionallyNamed(dnsLabel).describe('Empty: that of Binnacle.'),
    labels: textMap.default({ grafana_dashboard: '1' }).describe('What the sidecar looks for.'),
    annotations: textMap.default({}).describe('Such as the folder: grafana_folder.'),
  })
  .prefault({})
