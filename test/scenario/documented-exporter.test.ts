import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { freePort } from '../real/process/free-port.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const page = readFileSync(path.join(root, 'docs', 'exporter.md'), 'utf8')

test('custom exporters: the one that docs/exporter.md begins with runs as it stands there', async () => {
  const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? []
  expect(program.trimEnd().split('\n').length).toBeLessThanOrEqual(20)
  const port = await freePort()
  const door = pathToFileURL(path.join(root, 'src', 'exporter', 'index.ts')).href
  const text = `const readWarehouse = async (_: AbortSignal) => [{ name: 'tea', count: 12 }]\n${program}`
    .replace("'binnacle/exporter'", `'${door}'`)
    .replace("':8000'", `'127.0.0.1:${port}'`)
  const child = spawn(
    path.join(root, 'node_modules', '.bin', 'node'),
    ['--input-type=module-typescript', '--eval', text],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  try {
    const scrape = async () =>
      (await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined))?.text()
    await expect.poll(scrape).toBeDefined()
    const metrics = await scrape()
    expect(metrics).toContain('shop_orders_total{outcome="paid"} 1\n')
    expect(metrics).toContain('shop_stock_items{item="tea"} 12\n')
    expect(metrics).toContain('shop_collector_success{collector="warehouse"} 1\n')
  } finally {
    child.kill('SIGTERM')
  }
  expect(await exited).toBe(0)
})
