import { matching } from '../selector.ts'

/** A selector of series of the resource that is shown. */
export function ofResource(metric: string, more = ''): string {
  return `${metric}{${matching.resource}${more === '' ? '' : `, ${more}`}}`
}
