import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { simulateTasks } from '../../examples/tasks-exporter/simulated-tasks.ts'
import { ManualClock } from '../../src/base/index.ts'
import { lint, parseText } from '../../src/exposition/index.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const example = path.join(root, 'examples', 'tasks-exporter')

/** Runs the example as its README says, on a free port. */
function run(port: string) {
  const child = spawn(
    path.join(root, 'node_modules', '.bin', 'node'),
    ['--conditions=binnacle-source', path.join(example, 'main.ts')],
    { env: { ...process.env, EXPORTER_PORT: port }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  return { child, output, exited }
}

describe('examples/tasks-exporter', () => {
  test('custom exporters: serves tasks that go up, passes lint, and ends 0 on SIGTERM', async () => {
    const { child, output, exited } = run('0')
    try {
      const url = await expect
        .poll(() => /^serving (\S+)$/m.exec(output.stdout)?.[1])
        .toBeTruthy()
        .then(() => /^serving (\S+)$/m.exec(output.stdout)?.[1] ?? '')
      const first = await (await fetch(url)).text()
      const { families, errors } = parseText(first)
      expect([errors, lint(families, 'text')]).toEqual([[], []])
      const tasks = (text: string) => Number(/^app_processed_tasks_total (\d+)$/m.exec(text)?.[1])
      expect(first).toMatch(/^app_active_workers ([1-9]|10)$/m)
      expect(tasks(first)).toBeGreaterThan(0)
      await expect.poll(async () => tasks(await (await fetch(url)).text())).toBeGreaterThan(tasks(first))
    } finally {
      child.kill('SIGTERM')
    }
    expect(await exited).toBe(0)
    expect(output.stderr).toMatch(/^time=\S+ level=info msg="serving metrics" url=\S+\n$/)
  })

  test.each([
    ['eight', 'tasks-exporter: ":eight" is no address to listen on: "eight" is no port'],
    ['70000', 'tasks-exporter: ":70000" is no address to listen on: "70000" is no port'],
  ])('with the port %s says what is wrong', async (port, message) => {
    const { output, exited } = run(port)
    expect(await exited).toBe(1)
    expect(output.stderr).toContain(message)
  })

  test('names the Node that the package runs on, and starts with the one that is there on every machine', () => {
    const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      engines: { node: string }
    }
    const least = engines.node.replace('>=', '')
    const readme = readFileSync(path.join(example, 'README.md'), 'utf8')
    const page = readFileSync(path.join(root, 'docs', 'exporter.md'), 'utf8')
    for (const text of [readme, page]) expect(text).toContain(`Node ${least} or newer`)
    const [, start = ''] = /^EXPORTER_PORT=8000 (\S+) examples\/tasks-exporter\/main\.ts/m.exec(readme) ?? []
    expect(start).toBe('node_modules/.bin/node')
  })

  test('simulates the same work for the same randomness, and rests at the end', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const numbers = [0, 0.99, 0.5, 0.2]
    const said: string[] = []
    const simulating = simulateTasks({
      processed: { inc: (by) => said.push(`${by} tasks`) },
      active: { set: (value) => said.push(`${value} workers`) },
      clock,
      random: () => numbers.shift() ?? 0,
      signal: controller.signal,
    })
    await clock.advance(1_999)
    controller.abort()
    await simulating
    expect(said).toEqual(['1 workers', '5 tasks', '6 workers', '12 tasks', '0 workers'])
  })
})

interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly labels: Readonly<Record<string, string>> }
  // biome-ignore lint/suspicious/noExplicitAny: manifests of six kinds, of which each test looks at a few fields
  readonly spec: any
}

const manifests = new Map(
  readdirSync(path.join(example, 'kubernetes')).map((file) => {
    const manifest = parse(readFileSync(path.join(example, 'kubernetes', file), 'utf8')) as Manifest
    return [manifest.kind, manifest]
  }),
)
const manifest = (kind: string) => manifests.get(kind) as Manifest

describe('the manifests of examples/tasks-exporter', () => {
  test('fit together: the ServiceMonitor finds the Service, the Service the pods, by label and port name', () => {
    const pod = manifest('Deployment').spec.template
    const [container] = pod.spec.containers
    const service = manifest('Service')
    const monitor = manifest('ServiceMonitor')
    expect(pod.metadata.labels).toMatchObject(service.spec.selector)
    expect(service.metadata.labels).toMatchObject(monitor.spec.selector.matchLabels)
    expect(service.spec.ports[0].targetPort).toBe(container.ports[0].name)
    expect(monitor.spec.endpoints[0]).toMatchObject({ port: service.spec.ports[0].name, interval: '15s' })
    expect(monitor.metadata.labels.release).toBe('prometheus')
    expect(manifest('PrometheusRule').metadata.labels.release).toBe('prometheus')
    expect(pod.metadata.labels).toMatchObject(manifest('NetworkPolicy').spec.podSelector.matchLabels)
    expect(manifest('NetworkPolicy').spec.ingress[0].ports[0].port).toBe(container.ports[0].name)
  })

  test('run it with limits, as nobody, with nothing it could write to', () => {
    const { securityContext, containers } = manifest('Deployment').spec.template.spec
    const [container] = containers
    expect(securityContext.runAsNonRoot).toBe(true)
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(Object.keys(container.resources)).toEqual(['requests', 'limits'])
  })

  test('record only metrics that the exporter has', () => {
    const rules = manifest('PrometheusRule').spec.groups.flatMap(
      (group: { rules: { record: string; expr: string }[] }) => group.rules,
    )
    for (const { expr } of rules) expect(expr).toMatch(/app_(?:processed_tasks_total|active_workers)/)
    expect(rules.map(({ record }: { record: string }) => record)).toEqual([
      'namespace_job:app_processed_tasks:rate5m',
      'namespace_job:app_active_workers:avg',
      'namespace_job:app_active_workers:sum',
    ])
  })
})
