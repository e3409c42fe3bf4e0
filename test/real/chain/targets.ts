/** What Prometheus scrapes, with the labels that a ServiceMonitor would give it. */
export interface Target {
  readonly job: string
  readonly namespace: string
  readonly pod: string
  readonly url: string
}

/** The content of a file of `file_sd_configs`. */
export function targetFile(targets: readonly Target[]): string {
  return JSON.stringify(
    targets.map(({ job, namespace, pod, url }) => ({
      targets: [new URL(url).host],
      labels: { job, namespace, pod, service: job, container: job, endpoint: 'metrics' },
    })),
  )
}
