// Scores the health engine on cases whose verdict a hand-written rule for one kind gave: the folds that may be read,
// and with `--unread` the totals of the one that may not. `--misses` lists what was missed in the former.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { assess, defaultOverrides, explain, type HealthState, noOverrides } from '../src/health/index.ts'
import type { KubernetesObject } from '../src/object/index.ts'

interface Case {
  readonly group: string
  readonly kind: string
  readonly expected: string
  readonly object: KubernetesObject
}

interface Scored {
  readonly case: Case
  readonly vendor: string
  readonly fold: number
  readonly expected: Label
  readonly actual: Label
  readonly certainty: number
  readonly rule: string
}

const labels = ['Healthy', 'Progressing', 'Degraded', 'Suspended', 'Unknown'] as const
type Label = (typeof labels)[number]

const labelOf: Readonly<Record<HealthState, Label>> = {
  healthy: 'Healthy',
  progressing: 'Progressing',
  terminating: 'Progressing',
  degraded: 'Degraded',
  suspended: 'Suspended',
  unknown: 'Unknown',
}

const folds = 5
/** Only ever scored, never read, and not used to choose between variants. */
const unreadFold = 0

/** The last two labels of the group: one vendor's kinds are alike and belong in one fold. */
const vendorOf = (group: string) => group.split('.').slice(-2).join('.')

/** FNV-1a. */
function hash(text: string): number {
  let value = 2166136261
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 16777619) >>> 0
  return value
}

const { values: options } = parseArgs({
  options: {
    data: {
      type: 'string',
      default: path.join(
        path.resolve(
          process.env.BINNACLE_DATA ?? path.join(import.meta.dirname, '..', '..', 'shared', 'data'),
        ),
        'argo-health/cases.jsonl',
      ),
    },
    misses: { type: 'boolean', default: false },
    unread: { type: 'boolean', default: false },
  },
})

if (!existsSync(options.data)) {
  console.error(`score-health: no cases at ${options.data}; name a file of cases with --data`)
  process.exit(2)
}

const scored = readFileSync(options.data, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Case => JSON.parse(line))
  .filter(({ group }) => options.unread || hash(vendorOf(group)) % folds !== unreadFold)
  .map((one) => score(one))

if (options.misses) listMisses(scored.filter(({ fold }) => fold !== unreadFold))
report(
  `folds 1–${folds - 1}, which were read`,
  scored.filter(({ fold }) => fold !== unreadFold),
)
if (options.unread) {
  report(
    `fold ${unreadFold}, only scored`,
    scored.filter(({ fold }) => fold === unreadFold),
  )
}

scoreOverrides()

/** Apart from all other figures: the kinds that an override names, without it and with it. */
function scoreOverrides(): void {
  const named = scored.filter(({ case: { group, kind }, fold }) => {
    return fold !== unreadFold && defaultOverrides.has(`${kind}.${group}`)
  })
  const right = (part: readonly Scored[]) => share(part, ({ expected, actual }) => expected === actual)
  console.log(`\nkinds with an override, in the folds that were read: ${named.length} cases`)
  console.log(`  without ${percent(right(named))}`)
  console.log(`  with    ${percent(right(named.map((one) => score(one.case, defaultOverrides))))}`)
}

function score(one: Case, overrides = noOverrides): Scored {
  const { state, certainty, rule } = assess(one.object, { overrides })
  const vendor = vendorOf(one.group)
  const expected = one.expected === 'Missing' ? 'Unknown' : (one.expected as Label)
  return { case: one, vendor, fold: hash(vendor) % folds, expected, actual: labelOf[state], certainty, rule }
}

function report(title: string, cases: readonly Scored[]): void {
  const vendors = Map.groupBy(cases, ({ vendor }) => vendor)
  const figure = (name: string, measure: (part: readonly Scored[]) => number | undefined) => {
    const each = [...vendors.values()].map(measure).filter((value) => value !== undefined)
    const mean = each.length === 0 ? undefined : each.reduce((sum, value) => sum + value, 0) / each.length
    console.log(`  ${name.padEnd(26)} ${percent(measure(cases))}   by vendor ${percent(mean)}`)
  }
  console.log(`\n${title}: ${cases.length} cases, ${vendors.size} vendors`)
  figure('accuracy', (part) => share(part, ({ expected, actual }) => expected === actual))
  figure('healthy or not', (part) =>
    share(part, ({ expected, actual }) => (expected === 'Healthy') === (actual === 'Healthy')),
  )
  figure('Degraded recall', (part) => share(of(part, 'Degraded'), ({ actual }) => actual === 'Degraded'))
  figure('Degraded precision', (part) =>
    share(
      part.filter(({ actual }) => actual === 'Degraded'),
      ({ expected }) => expected === 'Degraded',
    ),
  )
  figure('Degraded called healthy', (part) =>
    share(of(part, 'Degraded'), ({ actual }) => actual === 'Healthy'),
  )
  figure('Healthy called degraded', (part) =>
    share(of(part, 'Healthy'), ({ actual }) => actual === 'Degraded'),
  )
  confusion(cases)
  calibration(cases)
}

function of(cases: readonly Scored[], label: Label): Scored[] {
  return cases.filter(({ expected }) => expected === label)
}

function share(cases: readonly Scored[], holds: (one: Scored) => boolean): number | undefined {
  return cases.length === 0 ? undefined : cases.filter(holds).length / cases.length
}

function percent(value: number | undefined): string {
  return value === undefined ? '     –' : `${(value * 100).toFixed(1).padStart(5)} %`
}

function confusion(cases: readonly Scored[]): void {
  console.log(`\n  ${'expected \\ said'.padEnd(16)}${labels.map((label) => label.padStart(12)).join('')}`)
  for (const expected of labels) {
    const row = labels.map((actual) => of(cases, expected).filter((one) => one.actual === actual).length)
    console.log(`  ${expected.padEnd(16)}${row.map((count) => String(count).padStart(12)).join('')}`)
  }
}

function calibration(cases: readonly Scored[]): void {
  console.log(
    `\n  ${'certainty'.padEnd(16)}${'cases'.padStart(8)}${'said'.padStart(10)}${'right'.padStart(10)}`,
  )
  const edges = [0, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01]
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? 1.01
    const part = cases.filter(({ certainty }) => certainty >= from && certainty < to)
    if (part.length === 0) continue
    const said = part.reduce((sum, { certainty }) => sum + certainty, 0) / part.length
    const right = share(part, ({ expected, actual }) => expected === actual)
    const range = `${from.toFixed(1)} to ${Math.min(to, 1).toFixed(1)}`
    console.log(
      `  ${range.padEnd(16)}${String(part.length).padStart(8)}  ${percent(said)}  ${percent(right)}`,
    )
  }
}

function listMisses(cases: readonly Scored[]): void {
  for (const { case: one, expected, actual, certainty, rule } of cases) {
    if (expected === actual) continue
    console.log(`\n${expected} said ${actual} (${rule}, ${certainty}) ${one.kind}.${one.group}`)
    for (const signal of explain(one.object, { overrides: noOverrides }).signals) {
      const text = `${signal.reason} ${signal.message.replaceAll('\n', ' ').slice(0, 90)}`
      console.log(`   ${signal.state.padEnd(12)} ${signal.weight.toFixed(2)} ${signal.path} ${text}`)
    }
  }
}
