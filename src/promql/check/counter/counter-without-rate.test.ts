import { expect, test } from 'vitest'
import { checkRules } from '../check-rules.ts'
import { exampleFile } from '../example-file.ts'

test('of memory ever allocated it is said which metric is the memory in use', () => {
  const text = exampleFile('- alert: A\n  expr: go_memstats_alloc_bytes_total > 1e9')
  const found = checkRules([{ name: 'rules.yaml', text }])[0]!.findings
  expect(found.find(({ check }) => check === 'counter-without-rate')?.message).toMatch(
    /not its value; it adds up all there ever was, what there is now is go_memstats_alloc_bytes$/,
  )
})
