import { readFileSync } from 'node:fs'
import { parseExpression } from './expression/parse-expression.ts'
import { printExpression } from './expression/print-expression.ts'
for (const t of readFileSync('/tmp/corpus.txt','utf8').split('\n')) {
  const r = parseExpression(t)
  console.log(JSON.stringify(t), '→', r.ok ? 'OK ' + printExpression(r.expression) : r.problems.map(p=>`${p.line}:${p.column} ${p.message}`).join(' | '))
}
