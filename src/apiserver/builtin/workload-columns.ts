import type { JsonObject, KubernetesObject } from '../../object/index.ts'
import { column } from '../table/index.ts'
import { ageCell, ageColumn } from './age.ts'
import { listAt, numberAt, objectAt, textAt, valueAt } from './field.ts'
import { labelSelectorCell } from './label-selector-cell.ts'

export const readyColumn = column('Ready', 'How many of the wanted pods are ready.')

export function readyCell(object: KubernetesObject): string {
  return `${numberAt(object, 'status', 'readyReplicas')}/${numberAt(object, 'spec', 'replicas')}`
}

/** How the rows of all that have a pod template end; those of most have the selector behind it. */
export const templateColumns = [
  ageColumn,
  column('Containers', 'The names of the containers in the pod template.', { priority: 1 }),
  column('Images', 'The images of the containers in the pod template.', { priority: 1 }),
]
export const selectorColumn = column('Selector', 'The labels by which pods are found.', { priority: 1 })

/**
 * The cells of `templateColumns`.
 *
 * @param spec what has the template
 */
export function templateCells(
  object: KubernetesObject,
  now: number,
  spec: JsonObject = objectAt(object, 'spec'),
): string[] {
  const containers = listAt(valueAt(spec, 'template', 'spec'), 'containers')
  const join = (key: string) => containers.map((container) => textAt(container, key)).join(',')
  return [ageCell(object, now), join('name'), join('image')]
}

/** The cell of `selectorColumn`. */
export function selectorCell(object: KubernetesObject): string {
  return labelSelectorCell(objectAt(object, 'spec').selector)
}
