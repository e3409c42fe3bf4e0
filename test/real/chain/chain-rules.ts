/** Rule files of the chain, with times that a test can wait for. */
export function chainRules(): Record<string, string> {
  const identity = 'group, kind, namespace, name'
  const runbook = 'https://github.com/binnacle/binnacle/blob/main/docs/runbooks'
  return {
    'rules.json': JSON.stringify({
      groups: [
        {
          name: 'resources',
          rules: [
            {
              alert: 'CustomResourceDegraded',
              expr: `max by (${identity}) (binnacle_cr_health{state="degraded"}) == 1`,
              for: '3s',
              labels: { severity: 'warning' },
              annotations: {
                summary: '{{ $labels.kind }} {{ $labels.namespace }}/{{ $labels.name }} is degraded',
                description: 'look',
                runbook_url: `${runbook}/custom-resource-degraded.md`,
              },
            },
          ],
        },
      ],
    }),
  }
}
