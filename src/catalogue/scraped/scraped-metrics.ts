import { cadvisorMetrics } from './cadvisor-metrics.ts'
import { restClientMetrics } from './client-go-metrics.ts'
import { controllerRuntimeMetrics, workqueueMetrics } from './controller-runtime-metrics.ts'
import { kubeApiserverMetrics } from './kube-apiserver-metrics.ts'
import { kubeStateMetrics } from './kube-state-metrics-metrics.ts'
import { istioMetrics, linkerdMetrics } from './mesh-metrics.ts'
import { goMetrics, processMetrics } from './process-metrics.ts'
import { prometheusMetrics, scrapeMetrics } from './prometheus-metrics.ts'
import type { ScrapedMetric } from './scraped-metric.ts'

/** Every metric of others that rules and dashboards may read. */
export const scrapedMetrics: readonly ScrapedMetric[] = [
  controllerRuntimeMetrics,
  workqueueMetrics,
  restClientMetrics,
  processMetrics,
  goMetrics,
  kubeStateMetrics,
  cadvisorMetrics,
  kubeApiserverMetrics,
  prometheusMetrics,
  scrapeMetrics,
  istioMetrics,
  linkerdMetrics,
].flatMap((table): ScrapedMetric[] => Object.values(table))
