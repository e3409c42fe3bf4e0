import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/object/index.ts'
import {
  applyDefaults,
  coerce,
  compileSchema,
  printerColumns,
  readCustomResourceDefinition,
  validate,
  validateCustomResourceDefinition,
} from '../../src/schema/index.ts'
import { parseKubernetesYaml } from './kubernetes-yaml.ts'
import { describeData, sharedData } from './shared-data.ts'

const manifests = 'crds/manifests'
const samplesFile = 'crds/samples.jsonl'

describeData('CRDs as operators ship them', [manifests, samplesFile], () => {
  const objects = readdirSync(sharedData(manifests)).map(
    (file) => parseKubernetesYaml(readFileSync(sharedData(path.join(manifests, file)), 'utf8')) as JsonObject,
  )
  const definitions = objects.map(readCustomResourceDefinition)

  test('are accepted', () => {
    expect(objects.flatMap((object) => validateCustomResourceDefinition(object).map(String))).toEqual([])
  })

  test('are read without a problem, and all their columns too', () => {
    for (const { name, problems, versions } of definitions) {
      expect(problems, name).toEqual([])
      const columns = versions.flatMap(printerColumns)
      expect(
        columns.flatMap(({ problem }) => problem ?? []),
        name,
      ).toEqual([])
    }
  })

  test('know their samples, and say of each what is wrong with it', () => {
    const samples = readFileSync(sharedData(samplesFile), 'utf8').trim().split('\n')
    let valid = 0
    for (const line of samples) {
      const sample = JSON.parse(line) as JsonObject
      const owner = definitions.find(
        ({ group, names }) => names.kind === sample.kind && String(sample.apiVersion).startsWith(`${group}/`),
      )
      const version = owner?.versions.find(({ name }) => `${owner.group}/${name}` === sample.apiVersion)
      expect(version, line).toBeDefined()
      const schema = compileSchema(version?.schema)
      coerce(schema, sample)
      applyDefaults(schema, sample)
      const errors = validate(schema, sample)
      if (errors.length === 0) valid++
      for (const error of errors) expect(error.field).not.toBe('')
    }
    console.log(`${valid} of ${samples.length} samples are valid by their schema`)
    expect(valid).toBeGreaterThan(samples.length / 2)
  })
})
