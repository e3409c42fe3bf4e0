import {
  type KubernetesObject,
  labelSelectorFrom,
  SelectorError,
  type StatusCause,
} from '../../object/index.ts'
import { immutableField, invalidValue, notSupported, required } from '../error/index.ts'
import { objectAt, sameValue, textAt } from './field.ts'
import { validateLabels } from './object-meta-validation.ts'
import { validatePodSpec } from './pod-template.ts'

/**
 * The checks that the kinds of group apps share: the selector is there and finds the pods of the template, and
 * the template makes pods that are started again.
 */
export function validateWorkload(object: KubernetesObject): StatusCause[] {
  const selector = objectAt(object, 'spec').selector
  const labels = objectAt(object, 'spec', 'template', 'metadata', 'labels')
  const podSpec = objectAt(object, 'spec', 'template', 'spec')
  const restartPolicy = textAt(podSpec, 'restartPolicy')
  return [
    ...validateReplicas(object),
    ...validateSelector(selector, labels, object.kind ?? ''),
    ...validateLabels(labels, 'spec.template.labels'),
    ...validatePodSpec(podSpec, 'spec.template.spec'),
    ...(restartPolicy === 'Always'
      ? []
      : [notSupported('spec.template.spec.restartPolicy', restartPolicy, ['Always'])]),
  ]
}

function validateSelector(
  selector: unknown,
  labels: Readonly<Record<string, unknown>>,
  kind: string,
): StatusCause[] {
  if (selector === undefined) return [required('spec.selector'), ...unmatched(kind, labels)]
  const spec = objectAt(selector)
  if (Object.keys(objectAt(spec, 'matchLabels')).length === 0 && sameValue(spec.matchExpressions, undefined))
    return [invalidValue('spec.selector', spec, `empty selector is invalid for ${nameOf(kind)}`)]
  try {
    if (
      labelSelectorFrom(spec as Parameters<typeof labelSelectorFrom>[0]).matches(
        labels as Record<string, string>,
      )
    )
      return []
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error
    return [invalidValue('spec.selector', spec, 'invalid label selector')]
  }
  return [mismatch(labels)]
}

const mismatch = (labels: unknown): StatusCause =>
  invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')

/** No selector matches nothing, which the kinds that make replica sets say as well. */
function unmatched(kind: string, labels: Readonly<Record<string, unknown>>): StatusCause[] {
  if (kind !== 'Deployment' && kind !== 'ReplicaSet') return []
  return [mismatch(Object.keys(labels).length > 0 ? labels : undefined)]
}

function validateReplicas({ spec }: KubernetesObject): StatusCause[] {
  const { replicas } = objectAt(spec)
  return typeof replicas === 'number' && replicas < 0
    ? [invalidValue('spec.replicas', replicas, 'must be greater than or equal to 0')]
    : []
}

/** Upstream says `deployment` of replica sets too. */
function nameOf(kind: string): string {
  return kind === 'ReplicaSet' ? 'deployment' : kind.toLowerCase()
}

/** The selector says which pods a workload owns, so it never changes. */
export function validateSelectorUnchanged(object: KubernetesObject, old: KubernetesObject): StatusCause[] {
  const selector = objectAt(object, 'spec').selector
  return sameValue(selector, objectAt(old, 'spec').selector)
    ? []
    : [invalidValue('spec.selector', selector, immutableField)]
}
