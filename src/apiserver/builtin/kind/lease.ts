import type { KubernetesObject, StatusCause } from '../../../object/index.ts'
import { invalidValue } from '../../error/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { textAt, valueAt } from '../field.ts'

export const lease = defineKind({
  group: 'coordination.k8s.io',
  version: 'v1',
  kind: 'Lease',
  resource: 'leases',
  namespaced: true,
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  columns: {
    definitions: [nameColumn, column('Holder', 'Who holds the lease.'), ageColumn],
    cells: (object, now) => [
      object.metadata.name ?? '',
      textAt(object, 'spec', 'holderIdentity'),
      ageCell(object, now),
    ],
  },
  validate,
})

function validate(object: KubernetesObject): StatusCause[] {
  const duration = valueAt(object, 'spec', 'leaseDurationSeconds')
  const transitions = valueAt(object, 'spec', 'leaseTransitions')
  const causes: StatusCause[] = []
  if (typeof duration === 'number' && duration <= 0)
    causes.push(invalidValue('spec.leaseDurationSeconds', duration, 'must be greater than 0'))
  if (typeof transitions === 'number' && transitions < 0)
    causes.push(invalidValue('spec.leaseTransitions', transitions, 'must be greater than or equal to 0'))
  return causes
}
