// Fits how sure verdicts are, from the cases that may be read: prints the table of src/health/calibration.ts. The
// rules were tuned on the same cases, so a fit alone would promise too much for kinds never seen: it goes a third of
// the way from the weight of the evidence to what was right. Vendors are left out in turn to see whether that holds.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { explain, noOverrides } from '../src/health/index.ts'
import { rank } from '../src/health/rank.ts'

interface Point {
  readonly vendor: string
  readonly group: string
  readonly raw: number
  readonly right: boolean
}

const data = process.env.BINNACLE_DATA ?? path.join(import.meta.dirname, '..', '..', 'shared', 'data')
const steps = [0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
/** Cases that the mean of all kinds of evidence counts as, against a kind's own. */
const prior = 10

const vendorOf = (group: string) => group.split('.').slice(-2).join('.')
function hash(text: string): number {
  let value = 2166136261
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 16777619) >>> 0
  return value
}

const points = readFileSync(path.join(data, 'argo-health/cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ group }) => hash(vendorOf(group)) % 5 !== 0)
  .flatMap(({ group, expected, object }): Point[] => {
    const { signals } = explain(object, { overrides: noOverrides })
    const ranking = rank(signals)
    if (ranking === undefined) return []
    const state = ranking.decisive.state === 'terminating' ? 'progressing' : ranking.decisive.state
    const wanted = expected === 'Missing' ? 'unknown' : expected.toLowerCase()
    return [
      {
        vendor: vendorOf(group),
        group: ranking.decisive.kind,
        raw: ranking.support,
        right: state === wanted,
      },
    ]
  })

/** How many cases each vendor has. */
const weights = new Map<string, number>()
for (const { vendor } of points) weights.set(vendor, (weights.get(vendor) ?? 0) + 1)
/** Ten alike cases of one vendor tell less than ten of ten. */
const weightOf = ({ vendor }: Point) => 1 / Math.sqrt(weights.get(vendor) ?? 1)
const stepOf = (raw: number) => steps.findIndex((edge) => raw <= edge)

function rate(part: readonly Point[], otherwise: number): number {
  let right = prior * otherwise
  let all = prior
  for (const point of part) {
    const weight = weightOf(point) * 3
    all += weight
    if (point.right) right += weight
  }
  return right / all
}

function calibrate(from: readonly Point[]): Map<string, number[]> {
  const mean = steps.map((_, step) =>
    rate(
      from.filter(({ raw }) => stepOf(raw) === step),
      0.7,
    ),
  )
  const table = new Map<string, number[]>()
  for (const group of new Set(points.map((point) => point.group))) {
    const own = steps.map((edge, step) => {
      const part = from.filter((point) => point.group === group && stepOf(point.raw) === step)
      return (rate(part, mean[step] ?? 0.7) + 2 * (edge - 0.05)) / 3
    })
    for (let step = 1; step < own.length; step++) own[step] = Math.max(own[step] ?? 0, own[step - 1] ?? 0)
    table.set(
      group,
      own.map((value) => Math.round(value * 100) / 100),
    )
  }
  return table
}

for (const [group, own] of [...calibrate(points)].sort()) console.log(`${group}: [${own.join(', ')}],`)

const said: { readonly certainty: number; readonly right: boolean }[] = []
for (const vendor of weights.keys()) {
  const table = calibrate(points.filter((point) => point.vendor !== vendor))
  for (const point of points.filter((one) => one.vendor === vendor))
    said.push({ certainty: table.get(point.group)?.[stepOf(point.raw)] ?? 0.5, right: point.right })
}
console.log('\nwith each vendor left out in turn: said, right, cases')
for (const [from, to] of [
  [0, 0.5],
  [0.5, 0.6],
  [0.6, 0.7],
  [0.7, 0.8],
  [0.8, 0.9],
  [0.9, 1],
] as const) {
  const part = said.filter(({ certainty }) => certainty >= from && certainty < to)
  if (part.length === 0) continue
  const mean = part.reduce((sum, { certainty }) => sum + certainty, 0) / part.length
  const right = part.filter((one) => one.right).length / part.length
  console.log(
    `${from.toFixed(1)}–${to.toFixed(1)}  ${(mean * 100).toFixed(1)}  ${(right * 100).toFixed(1)}  ${part.length}`,
  )
}
