import { expect, test } from 'vitest'
import { manifestValues } from '../../manifest/manifest-values.ts'
import { readValues } from '../../values/index.ts'
import { ruleValuesSchema } from '../rule-values.ts'

test.each([
  [ruleValuesSchema, 'alerts.CustomResourceNotReady.for=5', /for: is a duration and .* write 5s or 5m$/],
  [ruleValuesSchema, 'alerts.CustomResourceNotReady.keepFiringFor=300', /write 300s or 300m$/],
  [ruleValuesSchema, 'scrapeInterval=0.5', /write it as 30s or 5m$/],
  [ruleValuesSchema, 'scrapeInterval=[]', /has to be text, but it is a list$/],
  [manifestValues, 'scrape.interval=5', /interval: is a duration and .* write 5s or 5m$/],
])('a duration without its unit is told how it is written: %s %s', (schema, setting, message) => {
  expect(() => readValues(schema, { set: [setting] })).toThrow(message)
})
