import { alertsIndex, type GeneratedFile } from '../../src/generate/index.ts'

const intro = `# Runbooks

What each alert means, how to look, how to mend, and what to ask Prometheus: a page for each alert, under the name of the
alert, which is where its \`runbook_url\` leads. When an alert fires, for how long that has to be so, and what to set:
[alerts.md](../alerts.md).

*critical* is for now, *warning* for the day, *info* to know. Severities are as they are by default.
`

/** The index of the runbooks, from the definitions of the alerts. */
export function runbooksPage(): readonly GeneratedFile[] {
  return [{ path: 'docs/runbooks/README.md', text: `${intro}\n${alertsIndex()}\n` }]
}
