import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { collectProcessOutput } from '../fixture/process-output.ts'
import { type DashboardsOptions, dashboards } from './dashboards.ts'

const { stdout } = collectProcessOutput()

async function folder(): Promise<string> {
  const name = await mkdtemp(path.join(os.tmpdir(), 'binnacle-dashboards-'))
  onTestFinished(() => rm(name, { recursive: true, force: true }))
  return path.join(name, 'out')
}

const options: DashboardsOptions = { names: [], format: 'json' }

test('every dashboard becomes a file of a folder', async () => {
  const out = await folder()
  expect(await dashboards({ ...options, out })).toBe(0)
  const files = (await readdir(out)).filter((name) => name.endsWith('.json'))
  expect(files.sort()).toEqual(
    ['fleet', 'kind', 'monitor', 'operator', 'prometheus', 'resource', 'workloads'].map(
      (name) => `binnacle-${name}.json`,
    ),
  )
  for (const file of files)
    expect(JSON.parse(await readFile(path.join(out, file), 'utf8')).uid).toBe(file.slice(0, -5))
})

test('one that is named is printed alone', async () => {
  await dashboards({ ...options, names: ['operator'] })
  expect(JSON.parse(stdout.text)).toMatchObject({
    uid: 'binnacle-operator',
  })
})

test('a name that is none is refused with those there are', async () => {
  await expect(dashboards({ ...options, names: ['fleet', 'x'] })).rejects.toThrow(
    "there is no dashboard 'x'; there are fleet, kind, resource, workloads, operator, prometheus, monitor",
  )
  await expect(dashboards({ ...options, names: ['flet'] })).rejects.toThrow(
    "there is no dashboard 'flet'; did you mean fleet?",
  )
})

test.each([
  [{ folder: 'Kinds' }, '--folder goes with --format configmap or grafana-dashboard'],
  [{ label: ['a=b'] }, '--label goes with --format configmap or grafana-dashboard'],
  [{ instance: ['a=b'] }, '--instance goes with --format grafana-dashboard'],
])('an option that would change nothing is refused: %o', async (more, message) => {
  await expect(dashboards({ ...options, ...more })).rejects.toThrow(message)
})

test('a namespace that cannot be is refused', async () => {
  await expect(dashboards({ ...options, format: 'configmap', namespace: 'Bad_N' })).rejects.toThrow(
    '--namespace Bad_N: a lowercase RFC 1123 label',
  )
})

test('firing alerts lead to the runbooks that are named, by a URL that can be one', async () => {
  const runbookUrl = 'https://wiki.example.com/runbooks'
  await dashboards({ ...options, names: ['fleet'], runbookUrl })
  expect(stdout.text).toContain(`"${runbookUrl}/\${__data.fields.alertname}.md"`)
  await expect(dashboards({ ...options, runbookUrl: 'docs/runbooks' })).rejects.toThrow(
    '--runbook-url docs/runbooks: has to begin with http:// or https:// and to end without a /',
  )
})
