import type { AlertDefinition, RulePart } from './alert/alert-definition.ts'
import { alerts } from './alerts.ts'
import { exampleRules } from './example-rules.ts'
import { needsOf, type RuleNeeds } from './rule-needs.ts'

const titles: readonly (readonly [part: RulePart, title: string, text: string])[] = [
  [
    'resources',
    'Of custom resources',
    'For every kind, with no configuration. One alert for each resource, however many replicas of Binnacle there are.',
  ],
  [
    'operators',
    'Of operators',
    "For whatever exposes controller-runtime's metrics, those of operators of others among it; without Binnacle, too (`--only operators`).",
  ],
  ['monitor', 'Of Binnacle itself', 'Whether the rest can be relied on.'],
  [
    'applications',
    'Of applications',
    'For metrics that the values name (`applications`): of requests that the pods of a kind serve.',
  ],
]

/** Tables of every alert in Markdown: when it fires, how loudly, and what it needs. Pure. */
export function alertsReference(): string {
  const groups = exampleRules()
  return titles
    .map(([part, title, text]) => {
      const rows = alerts
        .filter((alert) => alert.part === part)
        .map((alert) => rowOf(alert, needsOf(alert.name, groups)))
      const head = ['| alert | fires when | for | severity | needs |', '| --- | --- | --- | --- | --- |']
      return [`### ${title}`, '', text, '', ...head, ...rows].join('\n')
    })
    .join('\n\n')
}

/** A table of every alert for each part, in Markdown: how loudly it fires and when, with its runbook beside it. Pure. */
export function alertsIndex(): string {
  return titles
    .map(([part, title]) => {
      const rows = alerts
        .filter((alert) => alert.part === part)
        .map(({ name, severity, when }) => `| [${name}](${name}.md) | ${severity} | ${when} |`)
      return [`## ${title}`, '', '| alert | severity | fires when |', '| --- | --- | --- |', ...rows].join(
        '\n',
      )
    })
    .join('\n\n')
}

function rowOf({ name, when, for: held, severity }: AlertDefinition, needs: RuleNeeds): string {
  const link = `[${name}](runbooks/${name}.md)`
  return `| ${[link, when, held, severity, needsText(needs)].join(' | ')} |`
}

function needsText({ tier, sources }: RuleNeeds): string {
  const tierText = { any: 'every tier', compact: 'compact, full', full: 'full', 'opt-in': 'opt-in' }
  return [...(tier === undefined ? [] : [tierText[tier]]), ...sources].join(', ')
}
