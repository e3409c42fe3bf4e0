import { stringify } from 'yaml'
import type { KubernetesObject } from '../../object/index.ts'
import { filled } from './filled.ts'
import { fullname, type ManifestContext, metadataOf } from './manifest-context.ts'

export const configurationFolder = '/etc/binnacle/configuration'

/** Options of the command line that name a file, whose text is a value. */
export const documents = [
  { file: 'health-overrides.yaml', option: '--health-overrides', value: 'healthOverrides' },
  { file: 'pairs.yaml', option: '--pairs', value: 'pairs' },
  {
    file: 'custom-resource-state.yaml',
    option: '--custom-resource-state-config-file',
    value: 'customResourceState',
  },
] as const

interface ConfigurationDocument {
  readonly file: string
  readonly option: string
  readonly content: unknown
}

/** Those that are given. */
export function configurationDocuments({ values }: ManifestContext): readonly ConfigurationDocument[] {
  const given = filled(values.monitor)
  return documents
    .filter(({ value }) => given[value] !== undefined)
    .map(({ file, option, value }) => ({ file, option, content: given[value] }))
}

export function configurationName(context: ManifestContext): string {
  return `${fullname(context)}-configuration`
}

export function configMaps(context: ManifestContext): KubernetesObject[] {
  const given = configurationDocuments(context)
  if (given.length === 0) return []
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadataOf(context, configurationName(context)),
      data: Object.fromEntries(given.map(({ file, content }) => [file, stringify(content)])),
    },
  ]
}
