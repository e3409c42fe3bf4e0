import { alertsReference, type GeneratedFile } from '../../src/generate/index.ts'

/** What people need to know of the rules, with a table of every alert from its definition. */
const page = `# Alerts

\`\`\`sh
binnacle rules > binnacle.rules.yaml             # a rule file, for rule_files of prometheus.yml
binnacle rules --format operator | kubectl apply -f -   # PrometheusRule objects, labelled as your Prometheus selects them
binnacle rules --format alertmanager             # inhibitions to add to Alertmanager's configuration
\`\`\`

With \`--out FOLDER\` files are written into a folder of their own, and replaced there with \`--force\`. \`binnacle rules
check\` looks at rules of your own, see [rules-check.md](rules-check.md).

## Changing times and thresholds

Every time and threshold is a value. A single one:

\`\`\`sh
binnacle rules --set alerts.CustomResourceNotReady.for=5m
\`\`\`

Several, in a file (\`binnacle rules --values values.yaml\`):

\`\`\`yaml
runbookUrl: https://wiki.example.com/runbooks # where your copies of docs/runbooks lie
labels: {team: platform} # on every alert
alerts:
  CustomResourceNotReady: {for: 5m, severity: critical}
  CustomResourceWarningEvents: {over: 3, window: 5m} # more than three of one reason in five minutes
  CustomResourceStuckProgressing: {enabled: false}
  ReconcileErrorBudgetBurn: {objective: 0.97}
kinds:
  databases.example.com: # one kind is slow
    alerts: {CustomResourceNotReady: {for: 1h}}
operators:
  shop/operator: # namespace and job of its targets
    alerts: {WorkerStuck: {longerThan: 1h}}
applications:
  - name: api # requests that the pods of a kind serve, joined to the resource that owns them
    kind: databases.example.com
    requests: {metric: http_requests_total, errors: {code: 5..}}
    latency: {metric: http_request_duration_seconds, slowerThan: 0.5}
\`\`\`

A key that there is not is told with the nearest one and its line; a threshold that can never be reached is refused, and
so are a window of less than two scrapes (\`scrapeInterval\`, 30s if you do not say) and what no rule would read.

\`runbook_url\` of every alert names a page of [docs/runbooks](runbooks). Binnacle does not know where you read them:
publish the folder and set \`runbookUrl\`. Until then it is a path in Binnacle's sources and no link, which the command
says.

Every alert has \`enabled\`, \`for\`, \`keepFiringFor\` and \`severity\` (${'`'}ReconcileErrorBudgetBurn${'`'} has these for each of its
\`windows\`); what else it has is named when a wrong key is given.

- \`--only resources,operators,monitor\`: rules of these alone. \`--kind\` and \`--operator\` narrow them further: rules for
  the named ones, with a label \`scope\` that tells them apart.
- \`sharded: true\` where replicas of Binnacle share the resources (\`--shard\`): counts over a kind are then sums.
- \`unsure: true\`: verdicts under a certainty of 0.6 count, too. By default alerts leave them out.
- Alerts of custom resources that have a \`for\` keep firing for 5 minutes after their cause is gone, so that a monitor
  that starts anew does not resolve and raise all of them again; it is resolved so much later (\`keepFiringFor: ""\` turns
  it off). \`keep_firing_for\` needs Prometheus 2.42 or newer.
- \`ConversionWebhookSlow\` tells of no operator, only of a definition: it is the same for all and left out where
  \`--operator\` names some.
- \`ReconcileLatencyHigh\`, \`WorkqueueLatencyHigh\` and \`WebhookSlow\` read classic buckets, and native histograms where
  Prometheus scrapes those instead. \`WebhookSlow\` [needs them](runbooks/WebhookSlow.md) for operators
  built with controller-runtime 0.21 or 0.22.
- \`ReconcileErrorBudgetBurn\` is of more failures than one object makes that fails for good; \`objects: 5\` allows for five.

A verdict's reason stands in the text of an alert and is no label of it: another reason would begin its time anew.

## All alerts

The column *needs* tells which tiers of Binnacle write what an alert reads (\`--tier\`, see [metrics.md](metrics.md)), and who
else has to be scraped. An alert whose metrics are not there is silent.

TABLES

## What they cost

Most of it is reading every resource. Prometheus evaluates groups side by side and the rules of one in turn, so those about
resources are spread over several, and the dearest, \`CustomResourceConditionFlapping\`, is in one of its own that is evaluated
every two minutes. With 10,000 resources of 10 kinds (392,000 series of Binnacle, nearly 2,000 alerts pending or firing) on
two cores and Prometheus 2.42, \`npm run bench -- rules\` gave:

| | |
| --- | --- |
| series recorded | 10 |
| all groups, once, if they ran in turn | 2.3 s |
| the dearest group | 0.8 s |
| \`CustomResourceConditionFlapping\`, every two minutes | 0.4 s |

## What is recorded

Names are \`level:metric:operation\`, the level being the labels that are left.

| series | what it is |
| --- | --- |
| \`group_kind:binnacle_cr_resources:degraded_ratio\` | share of a kind's resources that are degraded |
| \`namespace_job_controller:controller_runtime_reconcile_errors:ratio_rate5m\` … \`3d\` | share of reconciles that failed |
| \`namespace_job_controller:controller_runtime_reconcile_time_seconds:over10s_ratio_rate5m\`, \`1h\` | share of reconciles slower than 10 s |
| \`namespace_job_name:workqueue_depth:sum\` | items that wait, over all priorities |
| \`group_kind_namespace_name:application_requests:error_ratio_rate5m\` | share of an application's requests that failed |
| \`group_kind_namespace_name:application_request_duration_seconds:slow_ratio_rate5m\` | share of them that were slow |

## Names that stay

Names of alerts with their severities and labels, names of recorded series with their labels, uids of dashboards with their
variables are promised as those of metrics are: people silence, route and link by them. \`test/names.txt\` has a line for each,
and a test fails when one does not hold any more. Expressions, thresholds, texts and panels may change with any release.

What is renamed all the same is there under both names for one release, and the changelog names both:

- **A recorded series** is recorded under its new name, and under the old one from it.
- **An alert** is raised under both names. The description of the old one begins with "Deprecated since VERSION, use NAME.";
  \`alerts.OLD.enabled: false\` turns it off once routes and silences have the new name. A severity or a label that changes is
  a new alert, too, unless a label is only added.
- **A dashboard** that gives way stays at its uid, with a link to the one that takes its place.
`

export function alertsPage(): readonly GeneratedFile[] {
  return [{ path: 'docs/alerts.md', text: page.replace('TABLES', alertsReference) }]
}
