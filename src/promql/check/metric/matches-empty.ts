import type { LabelMatcher } from '../../expression/expression.ts'
import { patternMatcher } from '../../expression/regular-expression.ts'

/** Whether a series without the label matches. Of patterns that cannot be tried: yes, so that nothing is said of them. */
export function matchesEmpty({ operator, value }: LabelMatcher): boolean {
  if (operator === '=') return value === ''
  if (operator === '!=') return value !== ''
  const matches = patternMatcher(value)
  return matches === undefined || matches('') === (operator === '=~')
}
