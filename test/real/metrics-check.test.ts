import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Exporter } from '../../src/exporter/index.ts'
import { lint, parseText } from '../../src/exposition/index.ts'
import { prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'

const prometheus = await component(prometheusRecipe)

/** What promtool says of each family: the lines of `check metrics`, which begin with its name. */
function promtool(text: string): Map<string, string[]> {
  const { stdout, stderr, error } = spawnSync(path.join(prometheus, 'promtool'), ['check', 'metrics'], {
    input: text,
    encoding: 'utf8',
  })
  if (error) throw error
  const found = new Map<string, string[]>()
  for (const line of `${stdout}${stderr}`.split('\n').filter((each) => each !== '')) {
    const [family = '', ...rest] = line.split(' ')
    found.set(family, [...(found.get(family) ?? []), rest.join(' ')])
  }
  return found
}

const suffixes = [
  '',
  '_total',
  '_count',
  '_sum',
  '_bucket',
  '_seconds',
  '_ms',
  '_bytes',
  '_milliseconds',
  '_info',
]
const stems = [
  'requests',
  'requestTime',
  'job:requests',
  'gauge_of_wait',
  'wait_counter',
  'days_left',
  'kilobytes_read',
]
const types = ['counter', 'gauge', 'untyped']

/** Of two units in a name promtool 2.42 looks at one, and not always at the same. */
const hasTwoUnits = (name: string) => /(?:days|kilobytes).*_(?:milli)?(?:seconds|bytes)$/.test(name)

/** Every stem, suffix and type, some of them without help. */
const names = stems.flatMap((stem, index) =>
  suffixes.flatMap((suffix) =>
    types.map((type) => ({
      name: `x${index}_${type.slice(0, 1)}_${stem}${suffix}`,
      type,
      helped: suffix !== '_bytes',
    })),
  ),
)
const exposition = names
  .filter(({ name }) => !hasTwoUnits(name))
  .map(
    ({ name, type, helped }) =>
      `${helped ? `# HELP ${name} Help.\n` : ''}# TYPE ${name} ${type}\n${name} 1\n`,
  )
  .join('')

describeReal('metrics check and promtool', [prometheus], () => {
  let exporter: Exporter
  let url: string
  beforeAll(async () => {
    exporter = new Exporter({ prefix: 'kit', listen: '127.0.0.1:0' })
    exporter.collect('failing', () => Promise.reject(new Error('it fails')))
    exporter.registry.summary({ name: 'kit_size_bytes', help: 'Size.', unit: 'bytes' }).observe(1)
    exporter.registry.stateSet({ name: 'kit_state', help: 'State.', states: ['on', 'off'] }).set('on')
    url = await exporter.start(new AbortController().signal)
  })
  afterAll(() => exporter?.stop())

  test('find fault with the same names', () => {
    const ours = new Set(lint(parseText(exposition).families, 'text').map(({ family }) => family))
    const theirs = new Set(promtool(exposition).keys())
    expect(theirs.size).toBeGreaterThan(100)
    expect([...theirs].filter((name) => !ours.has(name))).toEqual([])
    expect([...ours].filter((name) => !theirs.has(name))).toEqual([])
  })

  test('find nothing wrong with what the kit writes of itself, of the process and of Node', async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toContain('nodejs_gc_duration_seconds_bucket')
    expect(promtool(text)).toEqual(new Map())
  })
})
