import { ofOperator, type RuleScope } from '../alert/rule-scope.ts'
import { bucket } from './controller.ts'

interface SlowShare {
  readonly metric: { readonly name: string }
  /** The labels that are left. */
  readonly by: string
  /** Seconds: a bound of the classic buckets. */
  readonly over: number
  readonly window: string
}

/**
 * The share of what a histogram counted within a window that took longer: by its classic buckets, or by its native ones
 * where Prometheus scrapes those in their place, or where the program has no others. Nothing where nothing was counted:
 * the fraction of nothing is NaN, which is not at least 0. Lines; binds as `or` does.
 */
export function slowShare(scope: RuleScope, { metric, by, over, window }: SlowShare): string {
  const rate = (matchers: string, suffix: string) =>
    `sum by (${by}) (rate(${ofOperator(scope, metric, matchers, suffix)}[${window}]))`
  return `1 - ${rate(bucket(over), '_bucket')}
  / (${rate('', '_count')} > 0)
or 1 - histogram_fraction(0, ${over}, ${rate('', '')}) >= 0`
}
