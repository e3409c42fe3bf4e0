import {
  buildRules,
  formatInhibitRules,
  formatPassedOver,
  formatPrometheus,
  formatRuleFile,
  type GeneratedFile,
  kindScopeOf,
  namedKinds,
  placeObject,
  prometheusRuleFiles,
  type RuleValues,
  readValues,
  resolveAmong,
  ruleValuesSchema,
  ValuesError,
  warningsOfKinds,
} from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { emitFiles, type OutputOptions } from '../generated/emit-files.ts'
import { readLabels } from '../generated/read-labels.ts'
import { readValuesFiles } from '../generated/read-values-files.ts'
import { refuseOptions } from '../generated/refuse-options.ts'
import { type RulesCluster, type RulesClusterOptions, readRulesCluster } from '../rules/rules-cluster.ts'

export interface RulesOptions extends OutputOptions, RulesClusterOptions {
  readonly format: 'prometheus' | 'operator' | 'alertmanager'
  readonly values?: readonly string[]
  readonly set?: readonly string[]
  readonly only?: readonly string[]
  readonly kind?: readonly string[]
  readonly operator?: readonly string[]
  readonly label?: readonly string[]
  readonly namespace?: string
  readonly name?: string
}

/** `binnacle rules`: writes recording rules and alerts. Ends 0; 3 when no Prometheus of the cluster would take them. */
export async function rules(options: RulesOptions): Promise<number> {
  const { format, label, namespace, name } = options
  if (format !== 'operator')
    refuseOptions(
      { '--label': label, '--namespace': namespace, '--name': name },
      'goes with --format operator',
    )
  const values = await readRuleValues(options)
  const labels = readLabels('--label', label ?? [])
  const isForOperator = format === 'operator'
  const cluster =
    isForOperator || namedKinds(values).length > 0
      ? await readRulesCluster(options, { prometheus: isForOperator }, tell)
      : undefined
  for (const warning of cluster ? warningsOfKinds(values, cluster.kinds) : []) tell(warning)
  const groups = buildRules(values, cluster ? resolveAmong(cluster.kinds) : kindScopeOf)
  if (groups.length === 0) throw new CommandError('the values leave no rule', exitCode.usage)
  const place = isForOperator ? placement(options, labels, cluster) : { labels, isTaken: true }
  const objectName = name ?? defaultName
  const files: Readonly<Record<RulesOptions['format'], () => readonly GeneratedFile[]>> = {
    prometheus: () => [{ path: 'binnacle.rules.yaml', text: formatRuleFile(groups) }],
    operator: () => prometheusRuleFiles(groups, { ...place, name: objectName }),
    alertmanager: () => [{ path: 'binnacle.inhibit-rules.yaml', text: formatInhibitRules(groups) }],
  }
  await emitFiles(files[format](), {
    ...(options.out !== undefined && { out: options.out }),
    ...(options.force !== undefined && { force: options.force }),
    command: 'binnacle rules',
    stdout: process.stdout,
    stderr: process.stderr,
  })
  return place.isTaken ? exitCode.ok : exitCode.partly
}

const defaultName = 'binnacle-rules'
const ownLabels = { 'app.kubernetes.io/name': 'binnacle' }

async function readRuleValues(options: RulesOptions): Promise<RuleValues> {
  const given = { parts: options.only ?? partsOf(options), kinds: options.kind, operators: options.operator }
  const set = [
    ...(given.parts ? [`parts=${JSON.stringify(given.parts)}`] : []),
    ...(given.kinds ? [`only.kinds=${JSON.stringify(given.kinds)}`] : []),
    ...(given.operators ? [`only.operators=${JSON.stringify(given.operators)}`] : []),
    ...(options.set ?? []),
  ]
  try {
    return readValues(ruleValuesSchema, await readValuesFiles(options.values, set))
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error
    throw new CommandError(error.message, exitCode.usage, { cause: error })
  }
}

/** Who names kinds or operators wants rules of these and of nothing else. */
function partsOf({ kind, operator }: RulesOptions): readonly string[] | undefined {
  if (!kind && !operator) return
  return [...(kind ? ['resources'] : []), ...(operator ? ['operators'] : [])]
}

interface Place {
  readonly namespace?: string
  readonly labels: Readonly<Record<string, string>>
  readonly isTaken: boolean
}

/** Labels and namespace by which the cluster's Prometheus selects the rules; what is given wins. */
function placement(
  { namespace, name }: RulesOptions,
  given: Readonly<Record<string, string>>,
  cluster: RulesCluster | undefined,
): Place {
  const labels = { ...ownLabels, ...given }
  const own = namespace === undefined ? {} : { namespace }
  if (!cluster?.prometheus) return { ...own, labels, isTaken: true }
  const { prometheuses, namespaces, notes } = cluster.prometheus
  for (const note of notes) tell(note)
  if (prometheuses.length === 0) {
    tell(
      'the cluster has no Prometheus object, so what selects these rules is not known; --label sets labels',
    )
    return { ...own, labels, isTaken: true }
  }
  const placed = placeObject({
    kind: 'PrometheusRule',
    ...own,
    name: name ?? defaultName,
    labels,
    prometheuses,
    namespaces,
  })
  if (placed.passedOver.length > 0)
    tell(`not every Prometheus takes these rules:\n${formatPassedOver(placed.passedOver)}`)
  for (const caveat of placed.caveats) tell(caveat)
  if (placed.selectedBy.length > 0)
    tell(`these rules are selected by ${placed.selectedBy.map(formatPrometheus).join(', ')}`)
  return { namespace: placed.namespace, labels: placed.labels, isTaken: placed.selectedBy.length > 0 }
}

function tell(text: string): void {
  process.stderr.write(`binnacle: ${text}\n`)
}
