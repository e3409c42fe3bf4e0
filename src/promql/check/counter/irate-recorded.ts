import { visitExpression } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** The rate of the last two samples. */
export const irateRecorded: Check = {
  name: 'irate',
  severity: 'warning',
  finds: 'irate in a recorded series, or in an alert',
  why: `\`irate\` looks at the last two samples of the range alone. Recorded once a minute at a scrape every 15 s, three quarters of what
happened are in no series; in an alert, one quiet moment begins its \`for\` anew.`,
  bad: `- record: app:app_processed_tasks:rate5m
  expr: sum by (app) (irate(app_processed_tasks_total[5m]))`,
  good: `- record: app:app_processed_tasks:rate5m
  expr: sum by (app) (rate(app_processed_tasks_total[5m]))`,
  run({ expression, rule }, tell) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || node.name !== 'irate') return
      if (rule.type === 'record')
        tell(node, 'irate keeps the last two samples of the range and drops the others; record rate')
      else tell(node, 'irate jumps with every scrape, and the time of for begins anew; alert on rate', 'info')
    })
  },
}
