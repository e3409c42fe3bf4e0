import { selectorsOf } from '../../expression/selectors-of.ts'
import type { Check } from '../check.ts'

/** The names that labels get when a scrape does not honour them. */
export const exportedLabel: Check = {
  name: 'exported-label',
  severity: 'warning',
  finds: 'exported_namespace and the like of a metric of Binnacle',
  why: `Without \`honorLabels: true\` Prometheus renames the labels of the exposition that it has itself, and every rule and
dashboard would have to know which namespace is meant. The generated ServiceMonitor honours labels.`,
  bad: `- record: namespace_kind:binnacle_cr_health:sum
  expr: sum by (exported_namespace, kind) (binnacle_cr_health{state="degraded", exported_namespace="shop"})`,
  good: `- record: namespace_kind:binnacle_cr_health:sum
  expr: sum by (namespace, kind) (binnacle_cr_health{state="degraded", namespace="shop"})`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const metric = context.metrics.find(selector.name ?? '')
      for (const matcher of selector.matchers) {
        const label = /^exported_(.+)$/.exec(matcher.label)?.[1]
        if (!metric?.own || label === undefined || !metric.labels.has(label)) continue
        tell(
          matcher,
          `write ${label}, and set honorLabels: true in the ServiceMonitor, which keeps ${label} from becoming ${matcher.label}`,
        )
      }
    }
  },
}
