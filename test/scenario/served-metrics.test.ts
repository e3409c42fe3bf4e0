import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseOpenMetrics, parseText } from '../../src/exposition/index.ts'
import { startBinnacle } from './fixture/binnacle.ts'
import { databases } from './fixture/definition.ts'
import { Scene } from './fixture/scene.ts'

const read = (...parts: string[]) =>
  readFileSync(path.resolve(import.meta.dirname, '..', '..', ...parts), 'utf8')

let scene: Scene
beforeAll(async () => {
  scene = await Scene.start()
  await scene.create(databases, '{metadata: {namespace: default, name: orders}, status: {phase: Failed}}')
})
afterAll(() => scene[Symbol.asyncDispose]())

test('every metric that the monitor serves is in docs/metrics.md and promised in test/metrics.txt', async () => {
  await using monitor = startBinnacle(scene.folder, [
    ...['--kubeconfig', scene.kubeconfigPath, '--listen', '127.0.0.1:0'],
  ])
  const url = await monitor.printed(/metrics=(\S+)\/metrics/)
  await monitor.until(async () => (await fetch(`${url}/readyz`)).ok, 'ready')
  const { families } = parseText(await (await fetch(`${url}/metrics`)).text())

  // What Prometheus 3 asks with, and its wish for names is echoed.
  const accept =
    'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2'
  const reply = await fetch(`${url}/metrics`, { headers: { accept } })
  expect(reply.headers.get('content-type')).toBe(
    'application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8',
  )
  expect(parseOpenMetrics(await reply.text()).errors).toEqual([])
  expect(families.map(({ name }) => name)).toContain('binnacle_cr_info')
  expect(families.map(({ name }) => name)).toContain('process_cpu_seconds_total')

  const page = read('docs', 'metrics.md')
  const promised = read('test', 'metrics.txt').split('\n')
  const isTold = (name: string, type: string) => page.includes(`\n| \`${name}\` | ${type} |`)
  const isPromised = (name: string, type: string) =>
    promised.some((line) => `${line} `.startsWith(`${name} ${type} `))
  expect(families.filter(({ name, type }) => !isTold(name, type))).toEqual([])
  expect(families.filter(({ name, type }) => !isPromised(name, type))).toEqual([])
})
