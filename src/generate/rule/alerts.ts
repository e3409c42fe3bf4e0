import type { AlertDefinition } from './alert/alert-definition.ts'
import { applicationAlerts } from './application/application-alerts.ts'
import { differenceAlerts } from './custom-resource/difference-alerts.ts'
import { healthAlerts } from './custom-resource/health-alerts.ts'
import { kindAlerts } from './custom-resource/kind-alerts.ts'
import { reconcileAlerts as resourceReconcileAlerts } from './custom-resource/reconcile-alerts.ts'
import { monitorAlerts } from './monitor/monitor-alerts.ts'
import { processAlerts } from './operator/process-alerts.ts'
import { queueAlerts } from './operator/queue-alerts.ts'
import { reconcileAlerts } from './operator/reconcile-alerts.ts'
import { requestAlerts } from './operator/request-alerts.ts'

/** Every alert that there is, in the order in which they are written. */
export const alerts: readonly AlertDefinition[] = [
  ...healthAlerts,
  ...resourceReconcileAlerts,
  ...differenceAlerts,
  ...kindAlerts,
  ...reconcileAlerts,
  ...queueAlerts,
  ...processAlerts,
  ...requestAlerts,
  ...monitorAlerts,
  ...applicationAlerts,
]
