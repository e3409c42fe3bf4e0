import { asFields, asText, clip, type Fields } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'

/**
 * Reasons by which the kubelet tells that a container waits because something failed, not because it is on its way
 * (ContainerCreating, PodInitializing). (k8s.io/kubernetes pkg/kubelet/images and pkg/kubelet/container)
 */
const failedWaiting: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'ImageInspectError',
  'InvalidImageName',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'CreateContainerConfigError',
  'CreateContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
  'RunContainerError',
  'RunInitContainerError',
  'StartError',
  'ContainerCannotRun',
  'ContainerStatusUnknown',
  'VerifyNonRootError',
])

/** What is wrong with one container, from its entry in `containerStatuses` or the like. */
export function containerFailure(entry: unknown, path: string): BuiltinSignal | undefined {
  const container = asFields(entry)
  const state = asFields(container?.state)
  const waiting = asFields(state?.waiting)
  if (container === undefined) return undefined
  const reason = asText(waiting?.reason)
  if (reason !== undefined && (failedWaiting.has(reason) || reason.endsWith('Error'))) {
    return {
      state: 'degraded',
      path: `${path}.state.waiting`,
      reason: reason.slice(0, 64),
      message: clip(`${named(container)}${waitingText(container, waiting)}`),
    }
  }
  const terminated = asFields(state?.terminated)
  if (terminated === undefined || terminated.exitCode === 0) return undefined
  return {
    state: 'degraded',
    path: `${path}.state.terminated`,
    reason: endReason(terminated),
    message: clip(`${named(container)}${endText(terminated)}`),
  }
}

/** `OOMKilled`, `Error`, or the signal or exit code where the runtime gave no word. */
export function endReason(terminated: Fields): string {
  const reason = asText(terminated.reason)
  if (reason !== undefined) return reason.slice(0, 64)
  return typeof terminated.signal === 'number' && terminated.signal > 0
    ? `Signal:${terminated.signal}`
    : `ExitCode:${String(terminated.exitCode)}`
}

function waitingText(container: Fields, waiting: Fields | undefined): string {
  const before = asFields(asFields(container.lastState)?.terminated)
  const message = asText(waiting?.message) ?? ''
  if (before === undefined) return message
  return `${message}${message === '' ? '' : '; '}it ended before with ${endReason(before)}${exitText(before)}`
}

function endText(terminated: Fields): string {
  const message = asText(terminated.message)
  return `ended with ${endReason(terminated)}${exitText(terminated)}${message === undefined ? '' : `: ${message}`}`
}

const exitText = ({ exitCode }: Fields) => (typeof exitCode === 'number' ? ` (exit code ${exitCode})` : '')

const named = ({ name }: Fields) => (asText(name) === undefined ? '' : `container ${String(name)}: `)
