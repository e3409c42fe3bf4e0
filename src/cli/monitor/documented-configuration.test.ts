import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assess } from '../../health/index.ts'
import { MetadataAllowList, notions } from '../../monitor/index.ts'
import { readHealthOverrides } from '../health/read-health-overrides.ts'
import { readPairsFile } from './pairs-file.ts'

const document = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8')

/** The examples of one format, as files. */
function examples(format: string): string[] {
  const blocks = document.matchAll(/^```\w+ ([\w-]+)\n([\s\S]*?)^```$/gm)
  return [...blocks].flatMap(([, found, text = ''], index) => {
    if (found !== format) return []
    const file = path.join(folder, `${index}.yaml`)
    writeFileSync(file, text)
    return [file]
  })
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-configuration-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the documented rules of health are read, and say what the text says', async () => {
  const files = examples('health-overrides')
  expect(files).toHaveLength(2)
  const [list, cel] = await Promise.all(
    files.map((healthOverrides) =>
      readHealthOverrides({ overrides: false, healthOverrides }, (message) => expect.fail(message)),
    ),
  )
  const say = (kind: string, fields: object) => {
    const overrides = new Map([...(list ?? []), ...(cel ?? [])])
    const verdict = assess({ apiVersion: 'example.com/v1', kind, metadata: {}, ...fields }, { overrides })
    return `${verdict.state} ${verdict.reason}`
  }
  const conditions = [{ type: 'Synced', status: 'True' }]
  expect(say('Database', { spec: { parked: true } })).toBe('suspended Parked')
  expect(say('Database', { status: { conditions, nodes: [{ mode: 'up' }, { mode: 'lost' }] } })).toBe(
    'degraded lost',
  )
  expect(say('Database', { status: { conditions } })).toBe('healthy True')
  expect(say('Queue', { spec: { most: 3 }, status: { waiting: 4 } })).toBe('degraded Overdue')
  expect(say('Queue', { spec: { most: 3 }, status: { phase: 'Running' } })).toBe('healthy Running')
})

test('the documented pairs are read, and every way to compare is named', async () => {
  const [file = ''] = examples('pairs')
  const [entry] = await readPairsFile(file)
  expect(entry?.set.map(({ field, notion }) => `${field} ${notion}`)).toEqual([
    'imageName image',
    'instances at-least',
  ])
  expect(entry?.silence).toEqual(['storage.size'])
  for (const notion of notions) expect(document).toContain(`\`${notion}\``)
})

test('the documented list of labels is read', () => {
  const [file = ''] = examples('labels-allowlist')
  const allowed = new MetadataAllowList(readFileSync(file, 'utf8').trim())
  const names = (kind: string, group: string) => allowed.namesOf({ kind, group, resource: 'x' })
  expect([...(names('Certificate', 'cert-manager.io') ?? [])]).toEqual(['team', 'app.kubernetes.io/name'])
  expect(names('Pump', 'acme.io')?.has('*')).toBe(true)
  expect(names('Pump', 'other.io')).toBeUndefined()
})
