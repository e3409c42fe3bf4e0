import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLogger } from '../../base/index.ts'
import { exitCode } from '../exit-code.ts'
import {
  loadConfigurationFile,
  readConfigurationFile,
  refuseReservedNames,
} from './read-configuration-file.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-configuration-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function fileOf(text: string): Promise<string> {
  const file = path.join(directory, 'config.yaml')
  await writeFile(file, text)
  return file
}

const resource = (prefix: string, each: string) => `spec:
  resources:
    - groupVersionKind: {group: g.io, version: v1, kind: K}
      metricNamePrefix: ${prefix}
      metrics:
        - name: size
          each: ${each}
`

describe('a configuration file', () => {
  test('that is wrong ends the command with file, line and column', async () => {
    const file = await fileOf(resource('p', '{type: Gauge}'))
    await expect(readConfigurationFile(file)).rejects.toMatchObject({
      exitCode: exitCode.usage,
      message: `${file}:7:17: spec.resources[0].metrics[0].each.gauge: is missing, which each.type Gauge needs`,
    })
  })

  test('that is not there ends the command', async () => {
    await expect(readConfigurationFile(path.join(directory, 'absent'))).rejects.toMatchObject({
      exitCode: exitCode.usage,
      message: `cannot read ${directory}/absent: there is no such file or folder`,
    })
  })

  test('with fields that mean nothing is served, and they are told', async () => {
    const file = await fileOf(resource('p', '{type: Gauge, gauge: {value: [x]}}'))
    const told: string[] = []
    await loadConfigurationFile(file, { ...silentLogger, warn: (message) => told.push(message) })
    expect(told).toEqual([
      expect.stringContaining(
        `${file}:7:46: spec.resources[0].metrics[0].each.gauge.value: has no meaning here`,
      ),
    ])
  })

  test('whose metrics have the monitor’s names is not served beside it', async () => {
    const each = '{type: Gauge, gauge: {path: [size]}}'
    const other = await readConfigurationFile(await fileOf(resource('""', each)))
    refuseReservedNames('config.yaml', other.configuration)
    const taken = await readConfigurationFile(await fileOf(resource('binnacle_cr', each)))
    expect(() => refuseReservedNames('config.yaml', taken.configuration)).toThrow(
      /^config\.yaml:6:11: metrics\[\]\.name: makes binnacle_cr_size, but names with binnacle_ are/,
    )
  })
})
