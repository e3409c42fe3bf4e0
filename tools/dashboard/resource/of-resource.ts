import { matching } from '../selector.ts'

/** A selector of series of the resource that is shown. */
export function ofResource(metric: string, more = ''): string {
  return selector(metric, matching.resource, more)
}

/** A selector of series of what it owns. */
export function ofOwned(metric: string, more = ''): string {
  return selector(metric, matching.ownedByResource, more)
}

function selector(metric: string, matchers: string, more: string): string {
  return `${metric}{${matchers}${more === '' ? '' : `, ${more}`}}`
}
