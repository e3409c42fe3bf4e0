import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, gauge, histogram, summary } = metricsFrom('prometheus')

const group = ['rule_group']
const alertmanager = ['alertmanager']

/** What Prometheus tells of itself (rules/manager.go, tsdb, promql/engine.go, notifier, scrape, web), 2.42 to 3.x. */
export const prometheusMetrics = {
  buildInfo: gauge('prometheus_build_info', [
    'version',
    'revision',
    'branch',
    'goversion',
    'goos',
    'goarch',
    'tags',
  ]),
  ruleEvaluationsTotal: counter('prometheus_rule_evaluations_total', group),
  ruleEvaluationFailuresTotal: counter('prometheus_rule_evaluation_failures_total', group),
  ruleEvaluationDuration: summary('prometheus_rule_evaluation_duration_seconds'),
  ruleGroupDuration: summary('prometheus_rule_group_duration_seconds'),
  ruleGroupIterationsTotal: counter('prometheus_rule_group_iterations_total', group),
  ruleGroupIterationsMissedTotal: counter('prometheus_rule_group_iterations_missed_total', group),
  ruleGroupInterval: gauge('prometheus_rule_group_interval_seconds', group),
  ruleGroupLastDuration: gauge('prometheus_rule_group_last_duration_seconds', group),
  ruleGroupLastEvaluation: gauge('prometheus_rule_group_last_evaluation_timestamp_seconds', group),
  ruleGroupLastSamples: gauge('prometheus_rule_group_last_evaluation_samples', group),
  ruleGroupRules: gauge('prometheus_rule_group_rules', group),
  engineQueries: gauge('prometheus_engine_queries'),
  engineQueriesMax: gauge('prometheus_engine_queries_concurrent_max'),
  engineQueryDuration: summary('prometheus_engine_query_duration_seconds', ['slice'], {
    values: { slice: ['inner_eval', 'prepare_time', 'queue_time', 'result_sort'] },
  }),
  engineQuerySamplesTotal: counter('prometheus_engine_query_samples_total'),
  httpRequestsTotal: counter('prometheus_http_requests_total', ['handler', 'code']),
  httpRequestDuration: histogram('prometheus_http_request_duration_seconds', ['handler']),
  headSeries: gauge('prometheus_tsdb_head_series'),
  headChunks: gauge('prometheus_tsdb_head_chunks'),
  headSamplesAppendedTotal: counter('prometheus_tsdb_head_samples_appended_total', ['type']),
  headSeriesCreatedTotal: counter('prometheus_tsdb_head_series_created_total'),
  headSeriesRemovedTotal: counter('prometheus_tsdb_head_series_removed_total'),
  headGcDuration: summary('prometheus_tsdb_head_gc_duration_seconds'),
  compactionsTotal: counter('prometheus_tsdb_compactions_total'),
  compactionsFailedTotal: counter('prometheus_tsdb_compactions_failed_total'),
  storageBlocksBytes: gauge('prometheus_tsdb_storage_blocks_bytes'),
  symbolTableSize: gauge('prometheus_tsdb_symbol_table_size_bytes'),
  walStorageSize: gauge('prometheus_tsdb_wal_storage_size_bytes'),
  walCorruptionsTotal: counter('prometheus_tsdb_wal_corruptions_total'),
  targetIntervalLength: summary('prometheus_target_interval_length_seconds', ['interval', 'scrape_job']),
  targetScrapePoolTargets: gauge('prometheus_target_scrape_pool_targets', ['scrape_job']),
  targetScrapesSampleLimitTotal: counter('prometheus_target_scrapes_exceeded_sample_limit_total'),
  targetScrapesDuplicateTotal: counter('prometheus_target_scrapes_sample_duplicate_timestamp_total'),
  targetScrapesOutOfOrderTotal: counter('prometheus_target_scrapes_sample_out_of_order_total'),
  discoveredTargets: gauge('prometheus_sd_discovered_targets', ['name', 'config']),
  notificationsSentTotal: counter('prometheus_notifications_sent_total', alertmanager),
  notificationsErrorsTotal: counter('prometheus_notifications_errors_total', alertmanager),
  notificationsDroppedTotal: counter('prometheus_notifications_dropped_total', alertmanager),
  notificationsQueueLength: gauge('prometheus_notifications_queue_length', alertmanager),
  notificationsAlertmanagers: gauge('prometheus_notifications_alertmanagers_discovered'),
  configLastReloadSuccessful: gauge('prometheus_config_last_reload_successful'),
} as const satisfies Record<string, ScrapedMetric>

/** What Prometheus writes for each target and each alert (scrape/scrape.go, rules/alerting.go). */
export const scrapeMetrics = {
  up: gauge('up'),
  scrapeDuration: gauge('scrape_duration_seconds'),
  scrapeSamplesScraped: gauge('scrape_samples_scraped'),
  scrapeSamplesKept: gauge('scrape_samples_post_metric_relabeling'),
  scrapeSeriesAdded: gauge('scrape_series_added'),
  scrapeTimeout: gauge('scrape_timeout_seconds'),
  scrapeSampleLimit: gauge('scrape_sample_limit'),
  scrapeBodySize: gauge('scrape_body_size_bytes'),
  alerts: gauge('ALERTS', ['alertname', 'alertstate'], {
    values: { alertstate: ['pending', 'firing'] },
    open: true,
  }),
  alertsForState: gauge('ALERTS_FOR_STATE', ['alertname'], { open: true }),
} as const satisfies Record<string, ScrapedMetric>
