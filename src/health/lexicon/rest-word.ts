/**
 * Words by which people put a thing to rest. Sources: CronJob and Job `suspend`, Deployment `paused`, Flux, KEDA, Cluster
 * API, KubeVirt, Kueue, OpenKruise, Karmada, Stackable, Crossplane, and the CRDs of community-operators-prod.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Fields of `spec` and annotations by which people put a thing to rest. */
export const suspensionKeyWords = set(
  'suspend suspended suspension pause paused stop stopped hibernate hibernated hibernation halt halted shutdown disable disabled',
)

/** Of these, the words that do not also switch a feature off (`disableUpgrades`). */
export const restWords = set('suspend pause hold')
/** What is put to rest by them (Karmada `suspendDispatching`, assisted installer `holdInstallation`). */
export const restedWords = set(
  'rollout rollouts sync syncing processing execution installation provisioning scheduling dispatching deployment',
)

/**
 * Fields of `spec` in which people say what state a thing shall be in. (Strimzi `state`, KubeVirt `runStrategy`, Kueue
 * `stopPolicy`, OpenShift `managementState`, clouds `powerState`, agent-sandbox `operatingMode`, Config Connector
 * `actuationMode`, Jupyter `desiredStatus`.)
 */
export const wishedStateKeys: ReadonlySet<string> = new Set([
  'state',
  'desiredState',
  'desiredStatus',
  'targetState',
  'desiredPhase',
  'runStrategy',
  'stopPolicy',
  'managementState',
  'powerState',
  'operatingMode',
  'actuationMode',
])

/** Fields whose false means that the thing shall not run (KubeVirt `running`, DevWorkspace `started`, Metal³ `online`). */
export const activityKeys = set('running started enabled enable active online')

/**
 * Last words of objects in `spec` on how a thing is run or brought up to date, and when. (Kubeflow `runPolicy`, Stackable
 * `clusterOperation`, OpenKruise `updateStrategy`, MariaDB `schedule`.)
 */
export const operationWords = set(
  'policy operation lifecycle schedule strategy update upgrade rolling rollout',
)
