import { asFields, type Subject } from '../evidence/subject.ts'
import type { BuiltinSignal } from './builtin-signal.ts'
import { conditionNamed, failed } from './workload.ts'

/**
 * A load balancer is there when it has an address; the other types of core/v1 Service have nothing to wait for
 * (kstatus says so too).
 */
export function* serviceSignals({ spec, status }: Subject): Generator<BuiltinSignal, void> {
  if (spec?.type !== 'LoadBalancer')
    return yield { state: 'healthy', path: 'spec.type', reason: 'NothingToWaitFor' }
  const fields = asFields(status) ?? {}
  const portsError = conditionNamed(fields, 'LoadBalancerPortsError')
  if (portsError?.status === 'True') yield failed(portsError, 'LoadBalancerPortsError')
  const ingress = asFields(fields.loadBalancer)?.ingress
  const hasAddress = Array.isArray(ingress) && ingress.length > 0
  if (!hasAddress)
    return yield {
      state: 'progressing',
      path: 'status.loadBalancer.ingress',
      reason: 'LoadBalancerPending',
      message: 'waits for the address of its load balancer',
    }
  if (portsError?.status !== 'True')
    yield { state: 'healthy', path: 'status.loadBalancer.ingress', reason: 'LoadBalancerReady' }
}
