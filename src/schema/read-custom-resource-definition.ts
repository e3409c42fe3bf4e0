import { compareVersions, isJsonObject, readConditions } from '../object/index.ts'
import type {
  ColumnType,
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionProblem,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
} from './custom-resource-definition.ts'
import { FieldReader } from './field-reader.ts'
import type { JsonSchemaProps } from './json-schema-props.ts'

/**
 * Reads a CustomResourceDefinition of apiextensions.k8s.io/v1 from whatever a server or a file holds. Never
 * throws: a field that is missing or of another type gets the server's default or the least harmful value, and
 * is told in `problems`. Defaults are those of apiextensions-apiserver's SetDefaults_CustomResourceDefinitionSpec.
 */
export function readCustomResourceDefinition(object: unknown): CustomResourceDefinition {
  const problems: CustomResourceDefinitionProblem[] = []
  const root = new FieldReader(object, '', problems)
  const spec = root.object('spec')
  const status = root.optionalObject('status')
  const group = spec.requiredString('group')
  const names = readNames(spec.object('names'))
  const versions = spec.objects('versions').map(readVersion)
  if (versions.length === 0) spec.report('versions', 'has no version, so nothing is served')
  return {
    name: root.optionalObject('metadata').string('name') ?? `${names.plural}.${group}`,
    group,
    scope: readScope(spec),
    names,
    versions: versions.map((version) => withWarning(version, versions, group, names.kind)),
    conversion: readConversion(spec.optionalObject('conversion')),
    preserveUnknownFields: spec.boolean('preserveUnknownFields'),
    conditions: readConditions(status.value('conditions')),
    storedVersions: status.strings('storedVersions'),
    problems,
  }
}

/** A deprecated version warns; when the author gave no words, it names the best version instead (defaultDeprecationWarning). */
function withWarning(
  version: CustomResourceDefinitionVersion,
  versions: readonly CustomResourceDefinitionVersion[],
  group: string,
  kind: string,
): CustomResourceDefinitionVersion {
  if (!version.deprecated || version.deprecationWarning !== undefined) return version
  const [best] = versions
    .filter(
      ({ name, served, deprecated }) => served && !deprecated && compareVersions(name, version.name) < 0,
    )
    .map(({ name }) => name)
    .sort(compareVersions)
  const instead = best === undefined ? '' : `; use ${group}/${best} ${kind}`
  return { ...version, deprecationWarning: `${group}/${version.name} ${kind} is deprecated${instead}` }
}

function readScope(spec: FieldReader): 'Namespaced' | 'Cluster' {
  const scope = spec.requiredString('scope')
  if (scope === 'Namespaced' || scope === 'Cluster') return scope
  if (scope !== '') spec.report('scope', `is ${JSON.stringify(scope)}, taken as "Namespaced"`)
  return 'Namespaced'
}

function readNames(names: FieldReader): CustomResourceDefinitionNames {
  const kind = names.requiredString('kind')
  return {
    plural: names.requiredString('plural'),
    singular: names.string('singular') ?? kind.toLowerCase(),
    kind,
    listKind: names.string('listKind') ?? `${kind}List`,
    shortNames: names.strings('shortNames'),
    categories: names.strings('categories'),
  }
}

function readVersion(version: FieldReader): CustomResourceDefinitionVersion {
  const name = version.requiredString('name')
  const deprecated = version.boolean('deprecated')
  const warning = version.string('deprecationWarning')
  const schema = version.optionalObject('schema').value('openAPIV3Schema')
  if (!isJsonObject(schema)) {
    version.report('schema.openAPIV3Schema', 'is not there, so nothing is known of the fields')
  }
  return {
    name,
    served: version.boolean('served'),
    storage: version.boolean('storage'),
    deprecated,
    ...(deprecated && warning !== undefined ? { deprecationWarning: warning } : {}),
    ...(isJsonObject(schema) ? { schema: schema as JsonSchemaProps } : {}),
    subresources: readSubresources(version.optionalObject('subresources')),
    additionalPrinterColumns: version.objects('additionalPrinterColumns').map(readColumn),
    selectableFields: version.objects('selectableFields').map((field) => field.requiredString('jsonPath')),
  }
}

function readSubresources(subresources: FieldReader): CustomResourceSubresources {
  const status = isJsonObject(subresources.value('status'))
  if (!isJsonObject(subresources.value('scale'))) return { status }
  const scale = subresources.object('scale')
  const labelSelectorPath = scale.string('labelSelectorPath')
  return {
    status,
    scale: {
      specReplicasPath: scale.requiredString('specReplicasPath'),
      statusReplicasPath: scale.requiredString('statusReplicasPath'),
      ...(labelSelectorPath === undefined ? {} : { labelSelectorPath }),
    },
  }
}

const columnTypes: readonly string[] = [
  'integer',
  'number',
  'string',
  'boolean',
  'date',
] satisfies ColumnType[]

function readColumn(column: FieldReader): CustomResourceColumnDefinition {
  const type = column.requiredString('type')
  if (type !== '' && !columnTypes.includes(type)) {
    column.report('type', `is ${JSON.stringify(type)}, taken as "string"`)
  }
  const format = column.string('format')
  const description = column.string('description')
  return {
    name: column.requiredString('name'),
    type: columnTypes.includes(type) ? (type as ColumnType) : 'string',
    jsonPath: column.requiredString('jsonPath'),
    ...(format === undefined ? {} : { format }),
    ...(description === undefined ? {} : { description }),
    priority: column.number('priority') ?? 0,
  }
}

function readConversion(conversion: FieldReader): CustomResourceConversion {
  const strategy = conversion.string('strategy') ?? 'None'
  if (strategy === 'Webhook') {
    const webhook = conversion.object('webhook')
    const clientConfig = webhook.value('clientConfig')
    return {
      strategy,
      clientConfig: isJsonObject(clientConfig) ? clientConfig : {},
      conversionReviewVersions: webhook.strings('conversionReviewVersions'),
    }
  }
  if (strategy !== 'None') conversion.report('strategy', `is ${JSON.stringify(strategy)}, taken as "None"`)
  return { strategy: 'None' }
}
