import { stringify } from 'yaml'
import { version } from '../../src/cli/version.ts'
import {
  bundledDashboards,
  bundledRuleFile,
  chartConditions,
  chartConstants,
  type GeneratedFile,
  type GrafanaDashboard,
  manifestValues,
  valuesJsonSchema,
} from '../../src/generate/index.ts'
import { dashboards } from '../dashboard/dashboards.ts'

const folder = 'deploy/chart/binnacle'

/** What the templates take as it is. */
export const chartFilesFolder = `${folder}/files`

/** The parts of the Helm chart that come from the source: version, values with their schema, rules, dashboards. */
export function chart(): readonly GeneratedFile[] {
  const schema = valuesJsonSchema(manifestValues) as ObjectSchema
  return [
    { path: `${folder}/Chart.yaml`, text: stringify(chartMetadata, { lineWidth: 0 }) },
    { path: `${folder}/values.yaml`, text: `${valuesHead}${valuesText(schema, 0)}` },
    { path: `${folder}/templates/_constants.tpl`, text: templatesText(chartConstants) },
    { path: `${folder}/templates/_conditions.tpl`, text: templatesText(chartConditions()) },
    { path: `${chartFilesFolder}/rules.yaml`, text: bundledRuleFile() },
    ...bundledDashboards(plainDashboards()).map(({ name, text }) => ({
      path: `${chartFilesFolder}/dashboards/${name}.json`,
      text,
    })),
    { path: `${folder}/values.schema.json`, text: `${JSON.stringify(chartSchema(schema), null, 2)}\n` },
  ]
}

/** Templates that others include, by name. */
function templatesText(templates: Readonly<Record<string, string>>): string {
  const head =
    '{{- /* Written from the source by `npm run generate`: edit src/generate/manifest instead. */}}'
  const definitions = Object.entries(templates).map(
    ([name, text]) => `{{- define "binnacle.${name}" -}}\n${text}\n{{- end -}}\n`,
  )
  return [head, ...definitions].join('\n')
}

/** The kit's types are classes; what is written of them is JSON. */
function plainDashboards(): readonly GrafanaDashboard[] {
  return JSON.parse(JSON.stringify(Object.values(dashboards()))) as readonly GrafanaDashboard[]
}

/** A compass card. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="#12385b"/>' +
  '<path d="M12 2l3 10-3 10-3-10z" fill="#fff"/><path d="M12 2l3 10H9z" fill="#e0523f"/></svg>'

const chartMetadata = {
  apiVersion: 'v2',
  name: 'binnacle',
  description: 'Shows every custom resource of a Kubernetes cluster: its health and why, as metrics.',
  type: 'application',
  version,
  appVersion: version,
  kubeVersion: '>=1.25.0-0',
  icon: `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`,
  keywords: ['custom-resource', 'crd', 'operator', 'monitoring', 'prometheus'],
}

const valuesHead = `# Values of the chart. What may be given where stands in values.schema.json; \`binnacle manifests\` takes the same values.
# Written from the source by \`npm run generate\`: edit src/generate/manifest/manifest-values.ts instead.

`

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, ObjectSchema>>
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
}

/** Where this chart is a dependency of another, Helm hands \`global\` to it, too. */
function chartSchema(schema: ObjectSchema): unknown {
  return { ...schema, properties: { ...schema.properties, global: { type: 'object' } } }
}

function valuesText({ properties = {} }: ObjectSchema, depth: number): string {
  const indent = '  '.repeat(depth)
  return Object.entries(properties)
    .map(([key, property]) => {
      const comment = commentOf(property).map((line) => `${indent}# ${line}\n`)
      const gap = depth === 0 ? '\n' : ''
      if (property.properties)
        return `${comment.join('')}${indent}${key}:\n${valuesText(property, depth + 1)}${gap}`
      return `${comment.join('')}${indent}${key}: ${JSON.stringify(property.default)}\n${gap}`
    })
    .join('')
    .replace(/\n\n+$/, '\n')
}

/** What it means, and what there is to choose from. */
function commentOf({ description, enum: choices }: ObjectSchema): string[] {
  const named = choices?.map((choice) => (choice === '' ? '""' : choice))
  return [
    ...(description === undefined ? [] : [description]),
    ...(named ? [`One of ${named.join(', ')}.`] : []),
  ]
}
