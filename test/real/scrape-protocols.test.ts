import { afterAll, beforeAll, expect, test } from 'vitest'
import { prometheus3Recipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { Demo } from './process/demo.ts'
import { Prometheus } from './process/prometheus.ts'
import { until } from './process/running-program.ts'

const binaries = await component(prometheus3Recipe)

/** What Prometheus 3 may be told of how to scrape, beside what it does by itself. */
const ways: Readonly<Record<string, object>> = {
  default: {},
  openmetrics: { scrape_protocols: ['OpenMetricsText1.0.0'] },
  'openmetrics-old': { scrape_protocols: ['OpenMetricsText0.0.1'] },
  text: { scrape_protocols: ['PrometheusText1.0.0'] },
  'text-old': { scrape_protocols: ['PrometheusText0.0.4'] },
  protobuf: { scrape_protocols: ['PrometheusProto'], fallback_scrape_protocol: 'PrometheusText0.0.4' },
  legacy: { metric_name_validation_scheme: 'legacy', metric_name_escaping_scheme: 'underscores' },
  escaped: { metric_name_escaping_scheme: 'values' },
  native: { scrape_native_histograms: true, always_scrape_classic_histograms: true },
}

const timeoutSeconds = 2

/** What it counts of samples that it did not keep. */
const dropped = /^prometheus_target_scrapes_(?:sample_\w+|exceeded_\w+)_total (\d+)/gm

describeReal('Prometheus 3 scrapes what the monitor serves', [binaries], () => {
  const demo = new Demo()
  let prometheus: Prometheus | undefined

  beforeAll(async () => {
    await demo.start()
    const target = new URL(demo.url).host
    const jobs = Object.entries(ways).map(([name, settings]) => ({
      job_name: name,
      ...settings,
      static_configs: [{ targets: [target] }],
    }))
    const timeout = `${timeoutSeconds}s`
    const global = { scrape_interval: timeout, scrape_timeout: timeout }
    prometheus = new Prometheus(binaries, JSON.stringify({ global, scrape_configs: jobs }))
    await prometheus.start()
    await until(
      async () => (await byJob('sum_over_time(up[30m]) > 3')).size === jobs.length,
      'four scrapes have succeeded',
    )
  })
  afterAll(async () => {
    await prometheus?.stop()
    await demo.stop()
  })

  async function byJob(query: string): Promise<ReadonlyMap<string, number>> {
    const found = (await prometheus?.query(query)) ?? []
    return new Map(found.map(({ metric, value }) => [metric.job ?? '', Number(value[1])]))
  }

  test.each(Object.keys(ways))('%s: every scrape succeeds, and what is there is there', async (way) => {
    // On a busy machine a scrape may run out of time, which is no fault of what it brings.
    const failed = `count_over_time((up == 0 and scrape_duration_seconds < ${timeoutSeconds})[30m:1s])`
    expect((await byJob(failed)).get(way)).toBeUndefined()
    const shown = (await byJob('max_over_time(count by (job) (binnacle_cr_info)[30m:1s])')).get(way)
    expect(shown).toBeGreaterThan(20)
    const lost = 'max_over_time((scrape_samples_scraped - scrape_samples_post_metric_relabeling)[30m:1s])'
    expect((await byJob(lost)).get(way)).toBe(0)
  })

  test('no sample is dropped, whichever way', async () => {
    const metrics = await (await fetch(`${prometheus?.url}/metrics`)).text()
    const counts = [...metrics.matchAll(dropped)].map(([line, count]) => [line, Number(count)])
    expect(counts.length).toBeGreaterThan(4)
    expect(counts.filter(([, count]) => count !== 0)).toEqual([])
  })

  test('its types are known to it', async () => {
    const answer = await fetch(`${prometheus?.url}/api/v1/metadata?metric=binnacle_cr_info`)
    expect(await answer.json()).toMatchObject({ data: { binnacle_cr_info: [{ type: 'gauge' }] } })
  })
})
