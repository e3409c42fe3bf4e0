import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseOpenMetrics } from './parse-openmetrics.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/openmetrics')
const present = existsSync(folder)

describe.skipIf(!present && !process.env.BINNACLE_REQUIRE?.includes('data'))('the OpenMetrics cases', () => {
  test('are accepted and refused as the project says', () => {
    const wrong: string[] = []
    const names = readdirSync(folder)
    for (const name of names) {
      const { file, shouldParse } = JSON.parse(readFileSync(path.join(folder, name, 'test.json'), 'utf8'))
      const { errors } = parseOpenMetrics(readFileSync(path.join(folder, name, file)))
      if (shouldParse !== (errors.length === 0)) wrong.push(`${name}: ${JSON.stringify(errors)}`)
    }
    expect(wrong).toEqual([])
    expect(names.length).toBeGreaterThanOrEqual(150)
  })
})
