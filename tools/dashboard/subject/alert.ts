import { table } from '../panel/table.ts'

/** What fires of the rules for these. Alerts carry the labels of what they are about, but not those of a target. */
export function firingAlerts(matchers: string, width: number, height = 6) {
  return table({
    title: 'Firing alerts',
    description:
      'Alerts of these resources that fire now, longest first. Empty without rules: `binnacle rules` writes them.',
    unit: 's',
    width,
    height,
    noValue: 'none',
    labels: [
      { label: 'severity', width: 80 },
      { label: 'alertname', width: 260 },
      { label: 'kind', width: 140 },
      { label: 'namespace', width: 120 },
      { label: 'name' },
    ],
    values: [
      {
        name: 'since',
        expr: `time() - max by (severity, alertname, kind, namespace, name) (ALERTS_FOR_STATE{${matchers}} and ignoring (alertstate) ALERTS{${matchers}, alertstate="firing"})`,
        unit: 's',
        width: 90,
      },
    ],
    sortBy: 'since',
  })
}
