import { resourceLink } from '../dashboard-link.ts'
import { table } from '../panel/table.ts'

/** What fires of the rules for these. Alerts carry the labels of what they are about, but not those of a target. */
export function firingAlerts(about: string, width: number, height = 6) {
  const matchers = `cluster=~"$cluster", ${about}`
  return table({
    title: 'Firing alerts',
    description:
      'Alerts of these resources that fire now, longest first, 200 at most. Empty without rules: `binnacle rules` writes them.',
    unit: 's',
    width,
    height,
    noValue: 'none',
    labels: [
      { label: 'severity', width: 80 },
      { label: 'alertname', width: 260 },
      { label: 'kind', width: 140 },
      { label: 'namespace', width: 120 },
      { label: 'name', link: resourceLink },
      { label: 'group', hidden: true },
    ],
    values: [
      {
        name: 'since',
        expr: `topk(200, time() - max by (severity, alertname, group, kind, namespace, name) (ALERTS_FOR_STATE{${matchers}} and ignoring (alertstate) ALERTS{${matchers}, alertstate="firing"}))`,
        unit: 's',
        width: 90,
      },
    ],
    sortBy: 'since',
  })
}
