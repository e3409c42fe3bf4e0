import {
  buildRules,
  formatInhibitRules,
  formatRuleFile,
  type GeneratedFile,
  kindScopeOf,
  namedKinds,
  prometheusRuleFiles,
  type RuleValues,
  readValues,
  resolveAmong,
  ruleValuesSchema,
  ValuesError,
  warningsOfRanges,
} from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { checkNames } from '../generated/check-names.ts'
import { emitFiles, type OutputOptions } from '../generated/emit-files.ts'
import { readLabels } from '../generated/read-labels.ts'
import { readValuesFiles } from '../generated/read-values-files.ts'
import { refuseOptions } from '../generated/refuse-options.ts'
import { refuseMissingKinds } from '../rules/refuse-missing-kinds.ts'
import { rulePlacement } from '../rules/rule-placement.ts'
import { type RulesClusterOptions, readRulesCluster } from '../rules/rules-cluster.ts'

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

/**
 * `binnacle rules`: writes recording rules and alerts. Ends 0; 3 when the cluster could not tell whether it has a kind that is
 * named. Throws a `CommandError` when it has not, or when nobody would take the rules.
 */
export async function rules(options: RulesOptions): Promise<number> {
  const { format, label, namespace, name } = options
  if (format !== 'operator')
    refuseOptions(
      { '--label': label, '--namespace': namespace, '--name': name },
      'goes with --format operator',
    )
  refuseContradictions(options)
  checkNames({ '--namespace': namespace, '--name': name })
  const object = { name: name ?? defaultName, namespace, chosen: readLabels('--label', label ?? []) }
  const values = await readRuleValues(options)
  if (values.runbookUrl === undefined && format !== 'alertmanager') tell(noRunbookUrl)
  for (const warning of warningsOfRanges(values)) tell(warning)
  const isForOperator = format === 'operator'
  const cluster =
    isForOperator || namedKinds(values).length > 0
      ? await readRulesCluster(options, { prometheus: isForOperator }, tell)
      : undefined
  const uncertain = cluster ? refuseMissingKinds(values, cluster) : []
  for (const warning of uncertain) tell(warning)
  const groups = buildRules(values, cluster ? resolveAmong(cluster.kinds) : kindScopeOf)
  if (groups.length === 0) throw new CommandError('the values leave no rule', exitCode.usage)
  const files: Readonly<Record<RulesOptions['format'], () => readonly GeneratedFile[]>> = {
    prometheus: () => [{ path: 'binnacle.rules.yaml', text: formatRuleFile(groups) }],
    operator: () =>
      prometheusRuleFiles(groups, {
        ...rulePlacement(object, cluster?.prometheus, tell),
        name: object.name,
      }),
    alertmanager: () => [{ path: 'binnacle.inhibit-rules.yaml', text: formatInhibitRules(groups) }],
  }
  await emitFiles(files[format](), {
    ...(options.out !== undefined && { out: options.out }),
    ...(options.force !== undefined && { force: options.force }),
    command: 'binnacle rules',
    stdout: process.stdout,
    stderr: process.stderr,
  })
  return uncertain.length > 0 ? exitCode.partly : exitCode.ok
}

const defaultName = 'binnacle-rules'
const noRunbookUrl =
  'runbook_url names pages of docs/runbooks and leads nowhere yet; publish them and --set runbookUrl=https://…'

async function readRuleValues(options: RulesOptions): Promise<RuleValues> {
  const given = [
    { option: '--only', key: 'parts', value: options.only ?? partsOf(options) },
    { option: '--kind', key: 'only.kinds', value: options.kind },
    { option: '--operator', key: 'only.operators', value: options.operator },
  ]
  const typed = given.flatMap(({ value, ...option }) => (value ? [{ ...option, value }] : []))
  try {
    const source = await readValuesFiles(options.values, options.set)
    return readValues(ruleValuesSchema, { ...source, options: typed })
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error
    throw new CommandError(error.message, exitCode.usage, { cause: error })
  }
}

function refuseContradictions({ only, kind, operator }: RulesOptions): void {
  if (!only) return
  const why = (part: string) => `goes with rules of ${part}, which --only ${only.join()} leaves out`
  if (!only.includes('resources')) refuseOptions({ '--kind': kind }, why('resources'))
  if (!only.includes('operators')) refuseOptions({ '--operator': operator }, why('operators'))
}

/** Who names kinds or operators wants rules of these and of nothing else. */
function partsOf({ kind, operator }: RulesOptions): readonly string[] | undefined {
  if (!kind && !operator) return
  return [...(kind ? ['resources'] : []), ...(operator ? ['operators'] : [])]
}

function tell(text: string): void {
  process.stderr.write(`binnacle: ${text}\n`)
}
