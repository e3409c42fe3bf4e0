import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../../src/monitor/fixture/crd-text.ts'
import { kindBench } from '../../src/monitor/fixture/kind-bench.ts'
import { findPairs } from '../../src/monitor/pairing/index.ts'
import { readCustomResourceDefinition } from '../../src/schema/index.ts'
import { describeData, sharedData } from './shared-data.ts'

const manifests = 'crds/manifests'
const cases = 'argo-health/cases.jsonl'

describeData('pairs of spec and status on real data', [manifests, cases], () => {
  // reviewed-pairs.txt was read line by line beside the descriptions of the fields. A pair that is new there has to be
  // read too before it is added: a wrong one is a false alert.
  test('are those of the definitions of a hundred operators that were found right by reading', () => {
    const reviewed = readFileSync(path.join(import.meta.dirname, 'reviewed-pairs.txt'), 'utf8')
      .trim()
      .split('\n')
    const found = readdirSync(sharedData(manifests)).flatMap((file) => {
      const crd = readCustomResourceDefinition(
        parse(readFileSync(sharedData(path.join(manifests, file)), 'utf8')),
      )
      const schema = crd.versions.find(({ storage }) => storage)?.schema as Parameters<typeof findPairs>[0]
      return findPairs(schema).map(
        ({ field, statusPath, notion }) =>
          `${crd.names.kind}.${crd.group} ${field} = ${statusPath.slice(1).join('.')} (${notion})`,
      )
    })
    expect(found.sort()).toEqual(reviewed.sort())
  })

  // Those four are real: a replica that is missing or left over, an older version that still runs.
  test('rarely differ in objects that hand-written rules call healthy', () => {
    const diverged: string[] = []
    let healthy = 0
    for (const line of readFileSync(sharedData(cases), 'utf8').split('\n').filter(Boolean)) {
      const { kind, group, expected, object } = JSON.parse(line)
      if (expected !== 'Healthy') continue
      healthy++
      const bench = kindBench(crdText({ kind, group }))
      bench.list(object)
      const [record] = bench.table.records()
      const fields = record?.divergence.filter((pair) => pair.diverged).map(({ field }) => field) ?? []
      if (fields.length > 0) diverged.push(`${kind}.${group} ${fields}`)
    }
    expect(healthy).toBeGreaterThan(100)
    expect(diverged.length / healthy).toBeLessThan(0.03)
  })
})
