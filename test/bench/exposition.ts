import { gunzipSync } from 'node:zlib'
import type { Chunk, Family } from '../../src/exposition/index.ts'
import { Exposition, formatLabels, parseOpenMetrics, sampleLine } from '../../src/exposition/index.ts'
import { type Figure, median, megabytes, milliseconds, report } from './report.ts'

/**
 * What a scrape costs: resources × series in families of one gauge each, in chunks of some hundred resources.
 * Usage: node test/bench/exposition.ts [resources] [series per resource]
 */
const resources = Number(process.argv[2] ?? 10_000)
const seriesPerResource = Number(process.argv[3] ?? 15)
const resourcesPerChunk = 400

const identities = Array.from({ length: resources }, (_, index) =>
  formatLabels({
    group: 'mysql.example.com',
    kind: 'MySqlCluster',
    namespace: `team-${index % 40}`,
    name: `cluster-${index.toString(36).padStart(5, '0')}`,
  }),
)
const values = Array.from({ length: seriesPerResource }, (_, series) =>
  Float64Array.from({ length: resources }, (_, index) =>
    series % 5 === 4 ? 1_780_000_000 + ((index * 7919) % 999_983) : (index * (series + 3)) % 2,
  ),
)

class ResourceChunk implements Chunk {
  version = 0
  readonly #family: number
  readonly #from: number

  constructor(family: number, from: number) {
    this.#family = family
    this.#from = from
  }

  render(): string {
    const own = values[this.#family]
    const name = nameOf(this.#family)
    let text = ''
    for (let index = this.#from; index < Math.min(resources, this.#from + resourcesPerChunk); index++)
      text += sampleLine(name, identities[index] ?? '', own?.[index] ?? 0)
    return text
  }
}

const nameOf = (family: number) => `binnacle_cr_measure_number_${family}`
const chunks = values.map((_, family) =>
  Array.from(
    { length: Math.ceil(resources / resourcesPerChunk) },
    (_, index) => new ResourceChunk(family, index * resourcesPerChunk),
  ),
)
const families: Family[] = chunks.map((own, family) => ({
  metadata: { name: nameOf(family), type: 'gauge', help: 'A measure of a resource.', unit: '' },
  chunks: () => own,
}))
const exposition = new Exposition({ families: () => families })
const accept = 'application/openmetrics-text;version=1.0.0'

/** Takes the whole body, as a socket would; returns its bytes. */
function scrape(acceptEncoding?: string): number {
  let bytes = 0
  for (const part of exposition.scrape({ accept, acceptEncoding }).body) bytes += part.length
  return bytes
}

function measure(what: string, run: () => void, { runs = 10, target = '', before = () => {} } = {}): Figure {
  const times = Array.from({ length: runs }, () => {
    before()
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return { what, value: milliseconds(median(times)), ...(target === '' ? {} : { target }) }
}

function dirty(share: number): void {
  const touched = new Set(
    Array.from({ length: Math.ceil(resources * share) }, () => Math.random() * resources),
  )
  for (const own of chunks.slice(0, 4))
    for (const index of touched) {
      const chunk = own[Math.floor(index / resourcesPerChunk)]
      if (chunk) chunk.version++
    }
}

function dirtyAll(): void {
  for (const own of chunks) for (const chunk of own) chunk.version++
}

const gzip = () => scrape('gzip')
const figures = [
  measure('first scrape: all rendered and compressed', gzip, { runs: 1 }),
  measure('gzip, at rest', gzip, { runs: 50, target: 'under 15 ms' }),
  measure('plain, at rest', () => scrape(), { target: 'under 60 ms' }),
  measure('gzip, 0.1 % changed in four families', gzip, { before: () => dirty(0.001) }),
  measure('gzip, 1 % changed in four families', gzip, { before: () => dirty(0.01) }),
  measure('gzip, everything changed', gzip, { runs: 3, before: dirtyAll }),
  { what: 'gzip body', value: megabytes(scrape('gzip')) },
  { what: 'plain body', value: megabytes(scrape()) },
]
const { body } = exposition.scrape({ accept, acceptEncoding: 'gzip' })
const text = gunzipSync(Buffer.concat(Array.from(body, (part) => Buffer.from(part))))
const parse = () => void parseOpenMetrics(text)
figures.push(measure('strict OpenMetrics parser on the plain body', parse, { runs: 3 }))
report(`exposition: ${resources} resources of ${seriesPerResource} series`, figures)
