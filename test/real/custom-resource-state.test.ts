import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { kubernetesRecipe, kubeStateMetricsRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { Binnacle } from './process/binnacle.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { KubeStateMetrics } from './process/kube-state-metrics.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const kubeStateMetrics = await component(kubeStateMetricsRecipe)

const fixture = (name: string) =>
  path.join(import.meta.dirname, 'fixture', 'custom-resource-state', `${name}.yaml`)
const openMetrics = 'application/openmetrics-text;version=1.0.0'

/** An exposition as the sets that its lines are: what is declared, and what is sampled. */
interface Lines {
  readonly declared: readonly string[]
  readonly samples: readonly string[]
}

async function linesOf(url: string, accept: string): Promise<Lines> {
  const response = await fetch(`${url}/metrics`, { headers: { accept } })
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && line !== '# EOF')
  return {
    declared: lines.filter((line) => line.startsWith('#')).sort(),
    samples: lines
      .filter((line) => !line.startsWith('#'))

      .sort(),
  }
}

describeReal('the metrics of a kube-state-metrics configuration', [kubernetes, kubeStateMetrics], () => {
  const server = new KubeApiserver(kubernetes)
  let directory: string
  let programs: readonly [Binnacle, KubeStateMetrics] | undefined

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-custom-resource-state-'))
    await server.start()
    await server.kubectl.run(['apply', '-f', fixture('definitions')])
    await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
    await server.kubectl.run(['apply', '-f', fixture('objects')])
  })
  afterEach(async () => {
    await Promise.all(programs?.map((program) => program.stop()) ?? [])
    programs = undefined
  })
  afterAll(async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  })

  async function startBoth(configuration: string): Promise<void> {
    const file = fixture(configuration)
    const flags = ['--custom-resource-state-config-file', file, '--custom-resource-state-only']
    programs = [
      new Binnacle(['--kubeconfig', server.kubeconfigPath, ...flags]),
      new KubeStateMetrics(kubeStateMetrics, server.kubeconfigPath, file),
    ]
    await Promise.all(programs.map((program) => program.start()))
  }

  const both = (accept: string) => Promise.all((programs ?? []).map(({ url }) => linesOf(url, accept)))

  /** Waits until both serve something that they agree on; says where they differ when they never do. */
  async function expectEqual(isSettled: (samples: readonly string[]) => boolean): Promise<Lines> {
    let last: Lines[][] = []
    const agree = async () => {
      last = await Promise.all(['text/plain', openMetrics].map(both))
      return last.every(
        ([ours, theirs]) =>
          isSettled(theirs?.samples ?? []) && JSON.stringify(ours) === JSON.stringify(theirs),
      )
    }
    await until(agree, 'equal expositions', 60_000).catch(() => {})
    for (const [ours, theirs] of last) {
      expect(ours?.samples).toEqual(theirs?.samples)
      expect(ours?.declared).toEqual(theirs?.declared)
      expect(isSettled(theirs?.samples ?? [])).toBe(true)
    }
    return last[0]?.[0] as Lines
  }

  describe('are equal', () => {
    test.each([
      ['types', 100],
      ['labels', 30],
      ['wildcards', 20],
      ['writing', 10],
    ])('with %s.yaml', async (configuration, atLeast) => {
      await startBoth(configuration)
      await expectEqual((samples) => samples.length >= atLeast)
    })
  })

  test('stay equal while objects change and definitions come and go', async () => {
    await startBoth('wildcards')
    await expectEqual((samples) => samples.length >= 20)

    const patch = JSON.stringify({ spec: { replicas: 44 }, status: { phase: 'Stopped' } })
    await server.kubectl.run(['patch', 'machine', 'whole', '--type=merge', '-p', patch])
    await server.kubectl.run(['delete', 'machine', 'numbers'])
    await expectEqual(
      (samples) =>
        samples.some((line) => line.endsWith(' 44')) && !samples.some((line) => line.includes('"numbers"')),
    )

    await server.kubectl.run(['apply', '-f', fixture('late-definition')])
    await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
    await server.kubectl.run(['apply', '-f', fixture('late-object')])
    await expectEqual((samples) => samples.some((line) => line.includes('"Crane"')))

    await server.kubectl.run(['delete', 'crd', 'cranes.works.example.dev'])
    await expectEqual((samples) => !samples.some((line) => line.includes('"Crane"')))
    await server.kubectl.run(['apply', '-f', fixture('objects')])
  })

  test('stand beside the monitor’s own', async () => {
    const binnacle = new Binnacle([
      '--kubeconfig',
      server.kubeconfigPath,
      '--custom-resource-state-config-file',
      fixture('types'),
    ])
    await binnacle.start()
    try {
      await binnacle.ready()
      const exposition = await binnacle.metrics()
      expect(exposition).toMatch(/^kube_customresource_replicas\{.*name="whole".*\} \d+$/m)
      expect(exposition).toMatch(/^binnacle_cr_info\{.*kind="Machine".*name="whole".*\} 1$/m)
    } finally {
      await binnacle.stop()
    }
  })

  test('are of the types that the configuration says', async () => {
    expect(await readFile(fixture('types'), 'utf8')).toContain('StateSet')
    await startBoth('types')
    await expectEqual((samples) => samples.length >= 100)
    const [ours] = await both(openMetrics)
    expect(ours?.declared).toContain('# TYPE kube_customresource_phase stateset')
    expect(ours?.declared).toContain('# TYPE kube_customresource_version_info info')
  })
})
