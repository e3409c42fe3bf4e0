import type { Command } from 'commander'

/** A command line, and what it is good for. */
interface Example {
  readonly what: string
  /** Without `binnacle`; what stands before or after it in a pipe is `from` or `to`. */
  readonly words: string
  readonly from?: string
  readonly to?: string
}

/** What a command's help ends with, by its name. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  binnacle: [
    { what: 'look around without a cluster', words: 'demo' },
    { what: 'what is wrong in the cluster', words: 'get -A --health degraded' },
    { what: 'serve metrics of it', words: '--context prod --listen :9790' },
  ],
  'binnacle get': [
    { what: 'every custom resource, worst first', words: 'get -A' },
    { what: 'two kinds in a namespace, and what changes', words: 'get sites,databases -n web -w' },
    { what: 'names, for other commands', words: 'get sites -n web --health degraded -o name' },
  ],
  'binnacle describe': [{ what: 'why it is not well', words: 'describe database orders -n shop' }],
  'binnacle wait': [
    {
      what: 'until it is well, with all that it owns',
      words: 'wait --for=healthy database/orders --timeout=5m',
    },
    { what: 'until a condition is False', words: 'wait --for=condition=Paused=False site www -n web' },
    { what: 'until it has gone', words: 'wait --for=deleted database/orders' },
  ],
  'binnacle events': [
    { what: 'warnings everywhere, and those that come', words: 'events -A --types Warning -w' },
    { what: 'of a resource and all that it owns', words: 'events database orders -n shop' },
  ],
  'binnacle report': [
    { what: 'a week, by kind', words: 'report --history history.db --since 7d --group-by kind' },
    { what: 'what befell one resource', words: 'report database orders --history history.db --changes' },
  ],
  'binnacle tree': [{ what: 'down to pods', words: 'tree database orders -n shop' }],
  'binnacle health': [
    { what: 'files of yours', words: 'health orders.yaml --explain -o yaml' },
    {
      what: 'a gate in a pipeline',
      from: 'kubectl get databases -A -o yaml',
      words: 'health --fail-on degraded',
    },
  ],
  'binnacle metrics check': [
    { what: 'what an exporter says now', words: 'metrics check http://127.0.0.1:8080/metrics' },
    { what: 'what it says and never stops to say', words: 'metrics check now.txt --before earlier.txt' },
  ],
  'binnacle rules': [
    { what: 'a rule file for the kinds of the cluster', words: 'rules', to: 'rules.yaml' },
    {
      what: 'objects for the Prometheus Operator',
      words: 'rules --format operator -n monitoring --out rules',
    },
  ],
  'binnacle rules check': [
    { what: 'rules of yours, by what is exposed', words: 'rules check rules.yaml --exposition metrics.txt' },
  ],
  'binnacle migrate ksm': [{ what: 'what is there already', words: 'migrate ksm configuration.yaml' }],
  'binnacle manifests': [
    { what: 'install it', words: 'manifests --set createNamespace=true', to: 'binnacle.yaml' },
    { what: 'values for helm', words: 'manifests --format values', to: 'found.yaml' },
  ],
  'binnacle dashboards': [
    { what: 'files to import', words: 'dashboards --out dashboards' },
    { what: "objects for the sidecar of Grafana's chart", words: 'dashboards fleet kind --format configmap' },
  ],
  'binnacle demo': [{ what: 'on a port that is free', words: 'demo --listen 127.0.0.1:0' }],
  'binnacle apiserver': [
    { what: 'with definitions of yours', words: 'apiserver --kubeconfig-out kubeconfig --crds crds' },
  ],
}

/** Adds to the help of a command, and of those below it, the examples it has. */
export function addExamples(command: Command, name = command.name()): void {
  const own = examples[name]
  if (own) command.addHelpText('after', `\nExamples:\n${own.map(lines).join('\n')}\n`)
  for (const child of command.commands) addExamples(child, `${name} ${child.name()}`)
}

function lines({ what, words, from, to }: Example): string {
  const before = from === undefined ? '' : `${from} | `
  return `  # ${what}\n  ${before}binnacle ${words}${to === undefined ? '' : ` > ${to}`}`
}
