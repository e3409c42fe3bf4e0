import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { loadBundle, manifests, manifestText, manifestValues } from '../../src/generate/index.ts'
import type { KubernetesObject } from '../../src/object/index.ts'
import { helmRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { type CommandResult, mustRun, runCommand } from './component/run-command.ts'
import { valuesMatrix } from './fixture/chart/values-matrix.ts'
import { valuesOfText } from './fixture/chart/values-of-text.ts'

const helm = await component(helmRecipe)
const chart = path.resolve(import.meta.dirname, '..', '..', 'deploy', 'chart', 'binnacle')
const program = path.join(helm, 'helm')
const { version } = parse(await mustRun('cat', [path.join(chart, 'Chart.yaml')])) as { version: string }

/** What differs by who renders it: the labels of Helm, and the hash of a text that is laid out otherwise. */
function normal(object: KubernetesObject): unknown {
  const copy = structuredClone(object) as KubernetesObject & {
    spec?: { template?: KubernetesObject }
    data?: Record<string, string>
  }
  for (const part of [copy, copy.spec?.template]) {
    delete part?.metadata.labels?.['helm.sh/chart']
    delete part?.metadata.labels?.['app.kubernetes.io/managed-by']
    const checksum = part?.metadata.annotations?.['checksum/configuration']
    if (checksum !== undefined && part?.metadata.annotations)
      part.metadata.annotations['checksum/configuration'] = `${checksum.length} digits`
  }
  for (const [name, text] of Object.entries(copy.kind === 'ConfigMap' ? (copy.data ?? {}) : {}))
    if (copy.data) copy.data[name] = parse(text)
  return copy
}

/** A namespace may be a number, too. */
const namespaceOf = (release: string) => (release === 'prod' ? 'watch' : '123')

function byName(objects: readonly KubernetesObject[]): Map<string, unknown> {
  return new Map(
    objects.map((object) => {
      const { kind, metadata } = object
      return [`${kind} ${metadata.namespace ?? ''}/${metadata.name}`, normal(object)]
    }),
  )
}

describeReal('the Helm chart', [helm], () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-chart-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function template(release: string, values: object, ...args: string[]): Promise<CommandResult> {
    const file = path.join(folder, 'values.yaml')
    await writeFile(file, manifestText(values))
    const where = ['--namespace', namespaceOf(release), '--kube-version', '1.36.0', '--values', file]
    return runCommand(program, ['template', release, chart, ...where, ...args])
  }

  test('helm lint --strict has nothing to say', async () => {
    const { code, stdout } = await runCommand(program, [
      'lint',
      '--strict',
      chart,
      '--kube-version',
      '1.36.0',
    ])
    expect(stdout.match(/\[(INFO|WARNING|ERROR)\].*/g)).toBeNull()
    expect(code).toBe(0)
  })

  test.each(Object.entries(valuesMatrix))('makes the objects of binnacle manifests: %s', async (_, given) => {
    const values = manifestValues.parse(given)
    for (const release of ['prod', 'binnacle']) {
      const namespace = namespaceOf(release)
      const { code, stdout, stderr } = await template(release, given)
      expect(stderr).toBe('')
      expect(code).toBe(0)
      const rendered = parseAllDocuments(stdout).flatMap((document) => {
        expect(document.errors).toEqual([])
        return document.toJSON() ? [document.toJSON() as KubernetesObject] : []
      })
      const bundle = await loadBundle(values.rules)
      const ours = manifests({ release, namespace, version, values, bundle })
      expect(byName(rendered)).toEqual(byName(ours))
    }
  })

  test.each(['456', 'null', 'a\n  hostNetwork: true', '"}]\n- {'])(
    'security: what a text of the values says stays one text: %j',
    async (text) => {
      const render = async (values: object) => {
        const { stdout, stderr } = await template('prod', values, '--skip-schema-validation')
        expect(stderr).toBe('')
        return parseAllDocuments(stdout, { uniqueKeys: true }).map((document) => {
          expect(document.errors).toEqual([])
          return document.toJSON() as unknown
        })
      }
      const inPlace = JSON.stringify(text).slice(1, -1)
      for (const [index, values] of valuesOfText(text).entries()) {
        const plain = await render(valuesOfText('placeholder')[index] ?? {})
        expect(await render(values)).toEqual(
          JSON.parse(JSON.stringify(plain).replaceAll('placeholder', inPlace)),
        )
      }
    },
  )

  test.each([
    [{ replica: 3 }, /replica/],
    [{ pod: { priorityClassName: 'a\n  hostNetwork: true' } }, /pod[./]priorityClassName/],
    [{ endpoint: { tls: { secret: 'A_B' } } }, /endpoint[./]tls[./]secret/],
    [{ scrape: { kind: 'ServiceMonitors' } }, /scrape[./]kind/],
    [{ history: { enabled: true }, replicas: 2 }, /one file cannot be written by several replicas/],
    [
      { history: { enabled: true, volume: { existingClaim: 'a' } }, sharding: { enabled: true } },
      /each replica of a StatefulSet has a claim of its own/,
    ],
    [{ endpoint: { tls: { secret: 'a' }, webConfig: { secret: 'b' } } }, /not with endpoint.webConfig/],
    [{ endpoint: { tls: { clientCa: { secret: 'a' } } } }, /client certificates need/],
    [{ endpoint: { kubernetesAuthentication: true } }, /scrape\.bearer\.secret: .* 401/],
    [
      { endpoint: { bearerTokens: { secret: 'a' } }, scrape: { basicAuth: { secret: 'b' } } },
      /scrape\.bearer\.secret: .* 401/,
    ],
    [
      { endpoint: { tls: { secret: 'a', clientCa: { secret: 'b' } } }, scrape: { bearer: { secret: 'c' } } },
      /scrape\.tls\.clientCertificate: .* 401/,
    ],
    [{ scrape: { interval: '5s' } }, /time-out \(10s\) that is longer than the interval \(5s\)/],
    [{ scrape: { interval: '1s', timeout: '1500ms' } }, /time-out \(1500ms\) that is longer/],
    [{ serviceAccount: { create: false } }, /name the account that is to be used/],
  ])('refuses %j', async (values, problem) => {
    const { code, stderr } = await template('prod', values)
    expect(code).not.toBe(0)
    expect(stderr).toMatch(problem)
  })

  test('refuses a release after which no Service can be called, unless another name is given', async () => {
    const { code, stderr } = await template('456', {})
    expect(code).not.toBe(0)
    expect(stderr).toContain('fullnameOverride: no Service can be called 456-binnacle')
    expect((await template('456', { fullnameOverride: 'watcher' })).code).toBe(0)
  })

  test('security: the notes warn where every pod of the cluster may ask, and where Prometheus may be refused', async () => {
    const copy = path.join(folder, 'chart')
    await cp(chart, copy, { recursive: true })
    await rename(path.join(copy, 'templates', 'NOTES.txt'), path.join(copy, 'NOTES.txt'))
    const shown = 'notes: {{ tpl (.Files.Get "NOTES.txt") . | quote }}\n'
    await writeFile(path.join(copy, 'templates', 'notes.yaml'), shown)
    const notes = async (...set: string[]) => {
      const settings = ['--kube-version', '1.36.0', '--show-only', 'templates/notes.yaml', ...set]
      const text = await mustRun(program, ['template', 'prod', copy, ...settings])
      return (parse(text) as { notes: string }).notes
    }
    const warning = 'WARNING: every pod of the cluster may ask it'
    expect(await notes()).toContain(warning)
    for (const set of [
      'endpoint.kubernetesAuthentication=true,scrape.bearer.secret=a',
      'networkPolicy.from[0].podSelector.matchLabels.a=b',
    ])
      expect(await notes('--set', set)).not.toContain(warning)
    const perhaps = 'WARNING: the file of endpoint.webConfig may ask who scrapes'
    expect(await notes('--set', 'endpoint.webConfig.secret=a')).toContain(perhaps)
    const leadsNowhere = 'WARNING: runbook_url of the alerts'
    expect(await notes('--set', 'rules.enabled=true')).toContain(leadsNowhere)
    expect(await notes('--set', 'rules.enabled=true,rules.runbookUrl=https://a.example')).not.toContain(
      leadsNowhere,
    )
    expect(await notes('--set', 'endpoint.webConfig.secret=a,scrape.basicAuth.secret=b')).not.toContain(
      perhaps,
    )
  })

  test('as a part of another chart it takes the global values of that one', async () => {
    const { code, stderr } = await template('prod', { global: { imageRegistry: 'x' } })
    expect([code, stderr]).toEqual([0, ''])
  })
})
