export {
  type Configuration,
  type EachConfiguration,
  fullNameOf,
  type MetricConfiguration,
  type ResourceConfiguration,
  type ValuePath,
} from './configuration/configuration.ts'
export {
  ConfigurationError,
  type ConfigurationProblem,
  formatProblem,
} from './configuration/configuration-error.ts'
export { type ReadConfiguration, readConfiguration } from './configuration/read-configuration.ts'
export { CustomResourceState } from './custom-resource-state.ts'
