import { comparePositions, readYamlDocuments } from '../../yaml/index.ts'
import { isListLookup } from '../value/path.ts'
import {
  type Configuration,
  type EachConfiguration,
  fullNameOf,
  type LabelConfiguration,
  type MetricConfiguration,
  type ResourceConfiguration,
  type ValuePath,
} from './configuration.ts'
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.ts'
import { ConfigurationField, ConfigurationProblems } from './configuration-field.ts'

export interface ReadConfiguration {
  readonly configuration: Configuration
  /** What is passed over, as kube-state-metrics does, but may be meant otherwise. */
  readonly warnings: readonly ConfigurationProblem[]
}

const emptyText: ConfigurationProblem = {
  line: 1,
  column: 1,
  field: '',
  message: 'the text is empty; expected spec.resources',
}
const topFields = ['spec', 'kind', 'apiVersion', 'metadata'] as const
const labelFields = ['commonLabels', 'labelsFromPath'] as const
const targetFields = ['path', 'labelsFromPath'] as const
const defaultPrefix = 'kube_customresource'
const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/

/**
 * Reads the text of a CustomResourceStateMetrics configuration: the first document of YAML or JSON, fields that
 * are not known passed over. Throws a `ConfigurationError` with all that is wrong; beyond what kube-state-metrics
 * itself refuses that is what would make an exposition that nobody can read: names of metrics and labels.
 */
export function readConfiguration(text: string): ReadConfiguration {
  const [document] = readYamlDocuments(text)
  if (!document) throw new ConfigurationError([emptyText])
  if (document.problems.length > 0)
    throw new ConfigurationError(
      document.problems.map((problem) => ({ ...problem, field: '', message: `no YAML: ${problem.message}` })),
    )
  const problems = new ConfigurationProblems()
  const { spec } = new ConfigurationField(document.root, '', problems).fields(topFields)
  const { resources } = spec.fields(['resources'])
  const configuration = { resources: resources.items().map(readResource) }
  if (configuration.resources.length === 0) resources.warn('names no resources, so there will be no metrics')
  if (problems.refusals.length > 0) throw new ConfigurationError(problems.refusals.toSorted(comparePositions))
  return { configuration, warnings: problems.warnings.toSorted(comparePositions) }
}

function readResource(field: ConfigurationField): ResourceConfiguration {
  const { groupVersionKind, metricNamePrefix, metrics, ...rest } = field.fields([
    'groupVersionKind',
    'metricNamePrefix',
    'resourcePlural',
    'errorLogV',
    ...labelFields,
    'metrics',
  ])
  const { group, version, kind } = groupVersionKind.fields(['group', 'version', 'kind'])
  if (['', '*'].includes(group.text()))
    group.warn('a group has to be named, so there will be no metrics of this resource')
  const prefix = metricNamePrefix.isSet ? metricNamePrefix.text() : defaultPrefix
  const errorLogV = rest.errorLogV.wholeNumber()
  return {
    groupVersionKind: { group: group.text(), version: version.text(), kind: kind.text() },
    metricNamePrefix: prefix,
    ...readLabels(rest),
    metrics: metrics.items().map((metric) => readMetric(metric, prefix, errorLogV)),
    position: field.position,
  }
}

function readMetric(
  field: ConfigurationField,
  metricNamePrefix: string,
  resourceErrorLogV: number,
): MetricConfiguration {
  const { name, help, each, errorLogV, ...rest } = field.fields([
    'name',
    'help',
    'each',
    'errorLogV',
    ...labelFields,
  ])
  const fullName = fullNameOf({ metricNamePrefix }, { name: name.text() })
  if (!metricName.test(fullName))
    name.refuse(
      `makes "${fullName}", which is no name of a metric: ASCII letters, digits, _ and :, no digit first`,
    )
  return {
    name: name.text(),
    help: help.text(),
    errorLogV: errorLogV.wholeNumber() || resourceErrorLogV,
    ...readLabels(rest),
    each: readEach(each),
    position: field.position,
  }
}

function readEach(field: ConfigurationField): EachConfiguration {
  const { type, gauge, stateSet, info } = field.fields(['type', 'gauge', 'stateSet', 'info'])
  const kind = type.text().toLowerCase()
  switch (kind) {
    case 'gauge':
      return readGauge(required(gauge, 'Gauge'))
    case 'stateset':
      return readStateSet(required(stateSet, 'StateSet'))
    case 'info':
      return readInfo(required(info, 'Info'))
  }
  type.refuse(
    `${kind === '' ? 'is missing' : `"${type.text()}" is no type of metric`}; there are Gauge, StateSet and Info`,
  )
  return { type: 'info', path: [], labelsFromPath: {}, labelFromKey: '' }
}

function required(field: ConfigurationField, type: string): ConfigurationField {
  if (!field.isSet) field.refuse(`is missing, which each.type ${type} needs`)
  return field
}

function readGauge(field: ConfigurationField): EachConfiguration {
  const { labelFromKey, valueFrom, nilIsZero, ...target } = field.fields([
    ...targetFields,
    'labelFromKey',
    'valueFrom',
    'nilIsZero',
  ])
  return {
    type: 'gauge',
    ...readTarget(target),
    labelFromKey: readLabelName(labelFromKey),
    valueFrom: readPath(valueFrom),
    nilIsZero: nilIsZero.flag(),
  }
}

function readInfo(field: ConfigurationField): EachConfiguration {
  const { labelFromKey, ...target } = field.fields([...targetFields, 'labelFromKey'])
  return { type: 'info', ...readTarget(target), labelFromKey: readLabelName(labelFromKey) }
}

function readStateSet(field: ConfigurationField): EachConfiguration {
  const fields = field.fields([...targetFields, 'labelName', 'list', 'valueFrom'])
  const { list, valueFrom, ...target } = fields
  if (field.isSet && fields.labelName.text() === '')
    fields.labelName.refuse('is missing: the label that names the state')
  return {
    type: 'stateset',
    ...readTarget(target),
    labelName: readLabelName(fields.labelName),
    list: list.texts(),
    valueFrom: readPath(valueFrom),
  }
}

function readTarget({ path, labelsFromPath }: Record<(typeof targetFields)[number], ConfigurationField>) {
  return { path: readPath(path), labelsFromPath: readPaths(labelsFromPath) }
}

function readLabels({
  commonLabels,
  labelsFromPath,
}: Record<(typeof labelFields)[number], ConfigurationField>): LabelConfiguration {
  const common = commonLabels.members().map(([name, field]): [string, string] => {
    if (!labelName.test(name)) field.refuse(notALabel(name))
    return [name, field.text()]
  })
  return { commonLabels: Object.fromEntries(common), labelsFromPath: readPaths(labelsFromPath) }
}

function readPaths(field: ConfigurationField): Record<string, ValuePath> {
  return Object.fromEntries(field.members().map(([name, path]) => [name, readPath(path)]))
}

function readPath(field: ConfigurationField): ValuePath {
  return field.items().map((item) => {
    const part = item.text()
    if (isListLookup(part) && !part.includes('='))
      item.refuse(`"${part}" is no lookup in a list: expected [key=value], or an index such as "0"`)
    return part
  })
}

function readLabelName(field: ConfigurationField): string {
  const name = field.text()
  if (name !== '' && !labelName.test(name)) field.refuse(notALabel(name))
  return name
}

function notALabel(name: string): string {
  return `"${name}" is no name of a label: ASCII letters, digits and _, no digit first`
}
