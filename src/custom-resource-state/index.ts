export {
  type Configuration,
  type EachConfiguration,
  type FieldPath,
  fullNameOf,
  type MetricConfiguration,
  type ResourceConfiguration,
} from './configuration/configuration.ts'
export {
  ConfigurationError,
  type ConfigurationProblem,
  formatProblem,
} from './configuration/configuration-error.ts'
export { type ReadConfiguration, readConfiguration } from './configuration/read-configuration.ts'
export { CustomResourceState } from './custom-resource-state.ts'
