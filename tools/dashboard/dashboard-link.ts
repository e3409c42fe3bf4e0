import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard'

const variable = (name: string) => `\${${name}:queryparam}`
const timeRange = `\${__url_time_range}`
const field = (name: string) => `\${__data.fields.${name}}`

/** What stays when a link is followed. */
const kept = [...['datasource', 'cluster', 'job'].map(variable), timeRange].join('&')
const keptElsewhere = [...['datasource', 'cluster'].map(variable), timeRange].join('&')
const clickedKind = `var-group=${field('group')}&var-kind=${field('kind')}`

/** From a row with `group` and `kind`. */
export const kindLink = { title: 'This kind', url: `/d/binnacle-kind?${clickedKind}&${kept}` }

/** From a row with `group`, `kind`, `namespace` and `name`. */
export const resourceLink = {
  title: 'This resource',
  url: `/d/binnacle-resource?${clickedKind}&var-namespace=${field('namespace')}&var-name=${field('name')}&${kept}`,
}

/** From the page of a kind to the controllers that have its name, as controllers have by default. */
export const operatorLink = { title: 'Operators', url: `/d/binnacle-operator?${keptElsewhere}` }

/** From the page of a resource to what its pods do. */
export const workloadsLink = {
  title: 'What its pods use and serve',
  url: `/d/binnacle-workloads?${['group', 'kind', 'namespace', 'name'].map(variable).join('&')}&${kept}`,
}

/** The same as a link of a panel or a dashboard. */
export function linkOf({
  title,
  url,
}: {
  readonly title: string
  readonly url: string
}): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(url)
}
