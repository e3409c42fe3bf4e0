import type { RuleGroup } from '../../promql/index.ts'
import { readValues } from '../values/index.ts'
import { buildRules } from './build-rules.ts'
import { ruleValuesSchema } from './rule-values.ts'

/** Applications are there only when values name one. */
const text = `applications:
  - name: example
    kind: Example.example.com
    requests: {metric: http_requests_total}
    latency: {metric: http_request_duration_seconds, slowerThan: 0.5}
`

/** A rule of everything that there is, with the values that nobody changed. */
export function exampleRules(): readonly RuleGroup[] {
  return buildRules(readValues(ruleValuesSchema, { files: [{ name: 'example', text }] }))
}
