import { nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'

export const serviceAccount = defineKind({
  group: '',
  version: 'v1',
  kind: 'ServiceAccount',
  resource: 'serviceaccounts',
  namespaced: true,
  returnsDeleted: true,
  shortNames: ['sa'],
  columns: {
    definitions: [nameColumn, ageColumn],
    cells: (object, now) => [object.metadata.name ?? '', ageCell(object, now)],
  },
})
