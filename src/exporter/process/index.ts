export {
  declareProcessMetrics,
  linuxProcessFiles,
  type ProcessFiles,
  processFamilies,
} from './process-metrics.ts'
