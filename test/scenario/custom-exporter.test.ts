import os from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { Exporter } from '../../src/exporter/index.ts'
import { binnacle } from './fixture/binnacle.ts'

let exporter: Exporter | undefined
afterEach(() => exporter?.stop())

/** An exporter of a shop, and what `metrics check` says of it while it runs. */
async function checked(declare: (exporter: Exporter) => void) {
  exporter = new Exporter({ prefix: 'shop', listen: '127.0.0.1:0' })
  declare(exporter)
  const url = await exporter.start(new AbortController().signal)
  return binnacle(os.tmpdir(), ['metrics', 'check', `${url}/metrics`])
}

describe('custom exporters: binnacle metrics check URL', () => {
  test('ends 0 for an exporter as the kit makes it, also while a hook of it throws', async () => {
    const answer = await checked((made) => {
      made.registry.counter({ name: 'shop_orders_total', help: 'Orders.' }).inc()
      made.collect('stock', () => Promise.reject(new Error('the warehouse is closed')))
    })
    expect(answer).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('valid as OpenMetrics'),
    })
  })

  test('ends 3 and names the label when a label is a person', async () => {
    const answer = await checked(({ registry }) => {
      const visits = registry.counter({ name: 'shop_visits_total', help: 'Visits.', labels: ['user_id'] })
      visits.labels({ user_id: '7' }).inc()
    })
    expect(answer).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('shop_visits: label user_id looks like a person'),
    })
  })

  test('says that nothing listens, or that a path is missing', async () => {
    const { stderr } = await checked(() => {})
    expect(stderr).toBe('')
    const url = exporter?.state.name === 'serving' ? exporter.state.url : ''
    expect(await binnacle(os.tmpdir(), ['metrics', 'check', url])).toMatchObject({
      code: 2,
      stderr: `binnacle: cannot read ${url}/: it answers a page for browsers; name the path of the metrics, mostly /metrics\n`,
    })
    await exporter?.stop()
    expect(await binnacle(os.tmpdir(), ['metrics', 'check', url])).toMatchObject({
      code: 2,
      stderr: `binnacle: cannot read ${url}/: nothing listens there\n`,
    })
  })
})
