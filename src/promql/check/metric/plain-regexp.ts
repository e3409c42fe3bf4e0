import { literalAlternatives } from '../../expression/regular-expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import type { Check } from '../check.ts'

/** Patterns that are plain text. */
export const plainRegexp: Check = {
  name: 'plain-regexp',
  severity: 'info',
  finds: 'a regular expression that is none',
  why: 'Patterns match whole values: `^` and `$` are there already. Plain text is found faster with = and !=, and read faster, too.',
  bad: `- record: job:up:sum
  expr: sum by (job) (up{job=~"^binnacle$"})`,
  good: `- record: job:up:sum
  expr: sum by (job) (up{job="binnacle"})`,
  run({ expression }, tell) {
    for (const { matchers } of selectorsOf(expression))
      for (const matcher of matchers) {
        if (matcher.operator !== '=~' && matcher.operator !== '!~') continue
        const bare = matcher.value.replace(/^\^|(?<!\\)\$$/g, '')
        const values = literalAlternatives(bare)
        const operator = matcher.operator === '=~' ? '=' : '!='
        if (values?.length === 1 && bare !== '')
          tell(matcher, `"${matcher.value}" is plain text: write ${matcher.label}${operator}"${values[0]}"`)
        else if (bare !== matcher.value) tell(matcher, 'a pattern matches the whole value; leave ^ and $ out')
      }
  },
}
