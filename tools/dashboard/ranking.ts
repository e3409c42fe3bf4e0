type When = '' | ' @ end()'

/**
 * The series that are greatest at the end of the time range. A plain topk chooses anew at each step: lines come and go,
 * there are many more of them than asked for, and stacked ones add up to nothing.
 *
 * @param at the expression, with each of its selectors followed by `when`
 */
export function greatest(count: number, at: (when: When) => string): string {
  return `${at('')} and topk(${count}, ${at(' @ end()')})`
}

/**
 * The series that counted most over the whole time range.
 *
 * @param over the expression, with the selector of its counter followed by `range`
 */
export function mostFrequent(count: number, over: (range: string) => string): string {
  return `${over('[$__rate_interval]')} and topk(${count}, ${over('[$__range] @ end()')})`
}
