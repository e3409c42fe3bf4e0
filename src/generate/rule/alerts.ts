import type { AlertDefinition } from './alert/alert-definition.ts'
import { applicationAlerts } from './application/application-alerts.ts'
import { differenceAlerts } from './custom-resource/difference-alerts.ts'
import { healthAlerts } from './custom-resource/health-alerts.ts'
import { kindAlerts } from './custom-resource/kind-alerts.ts'
import { neglectAlerts } from './custom-resource/neglect-alerts.ts'
import { monitorAlerts } from './monitor/monitor-alerts.ts'
import { controllerAlerts } from './operator/controller-alerts.ts'
import { processAlerts } from './operator/process-alerts.ts'
import { queueAlerts } from './operator/queue-alerts.ts'
import { requestAlerts } from './operator/request-alerts.ts'

/** Every alert that there is, in the order in which they are written. */
export const alerts: readonly AlertDefinition[] = [
  ...healthAlerts,
  ...neglectAlerts,
  ...differenceAlerts,
  ...kindAlerts,
  ...controllerAlerts,
  ...queueAlerts,
  ...processAlerts,
  ...requestAlerts,
  ...monitorAlerts,
  ...applicationAlerts,
]
