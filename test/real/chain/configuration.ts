import { adminToken } from '../process/kube-apiserver.ts'

/**
 * Seconds become what minutes are in a cluster. A scrape that takes longer than its interval has failed, and one that
 * failed ends every alert of its target: two seconds are enough for a busy machine.
 */
const scrapeInterval = '2s'

/**
 * Prometheus' configuration: Binnacle with `honor_labels`, as its ServiceMonitor says, operators, Prometheus itself
 * and the API server.
 */
export function prometheusConfiguration(
  alertmanager: string,
  apiserver: string,
  rules: readonly string[],
): string {
  return JSON.stringify({
    global: { scrape_interval: scrapeInterval, scrape_timeout: scrapeInterval, evaluation_interval: '1s' },
    rule_files: rules,
    alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanager).host] }] }] },
    scrape_configs: [
      { job_name: 'binnacle', honor_labels: true, file_sd_configs: [{ files: ['binnacle.json'] }] },
      { job_name: 'operators', file_sd_configs: [{ files: ['operators.json'] }] },
      { job_name: 'prometheus', file_sd_configs: [{ files: ['prometheus.json'] }] },
      {
        job_name: 'apiserver',
        scrape_interval: '10s',
        scrape_timeout: '10s',
        scheme: 'https',
        tls_config: { insecure_skip_verify: true },
        authorization: { credentials: adminToken },
        static_configs: [{ targets: [new URL(apiserver).host] }],
      },
    ],
  })
}

/** Alertmanager's: each alert is a group of its own, so that every notification tells of one. */
export function alertmanagerConfiguration(receiver: string, inhibitions: readonly object[]): string {
  return JSON.stringify({
    route: {
      receiver: 'webhook',
      group_by: ['...'],
      group_wait: '0s',
      group_interval: '1s',
      repeat_interval: '4h',
    },
    inhibit_rules: inhibitions,
    receivers: [{ name: 'webhook', webhook_configs: [{ url: receiver, send_resolved: true }] }],
  })
}
