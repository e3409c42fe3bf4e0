import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseOpenMetrics } from '../../src/exposition/index.ts'
import { describeData, sharedData } from './shared-data.ts'

const folder = sharedData('openmetrics')

describeData('the OpenMetrics cases', ['openmetrics'], () => {
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
