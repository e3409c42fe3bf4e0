import { isDns1123Label } from '../../../object/index.ts'
import { column, nameColumn } from '../../table/index.ts'
import { ageCell, ageColumn } from '../age.ts'
import { defineKind } from '../define-kind.ts'
import { ensureObject, listAt, setDefault, textAt } from '../field.ts'

export const namespace = defineKind({
  group: '',
  version: 'v1',
  kind: 'Namespace',
  resource: 'namespaces',
  namespaced: false,
  shortNames: ['ns'],
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  hasStatus: true,
  nameProblems: isDns1123Label,
  columns: {
    definitions: [
      nameColumn,
      column('Status', 'Whether the namespace is in use or being deleted.'),
      ageColumn,
    ],
    cells: (object, now) => [
      object.metadata.name ?? '',
      textAt(object, 'status', 'phase'),
      ageCell(object, now),
    ],
  },
  selectableFields: { 'status.phase': (object) => textAt(object, 'status', 'phase') },
  applyDefaults({ metadata }) {
    if (metadata.name !== undefined && metadata.name !== '')
      metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name }
  },
  prepareForCreate(object) {
    object.status = { phase: 'Active' }
    const spec = ensureObject(object, 'spec')
    const finalizers = listAt(spec, 'finalizers')
    spec.finalizers = finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes']
  },
  prepareForUpdate(object, old) {
    if (old.spec !== undefined) object.spec = old.spec
    setDefault(ensureObject(object, 'status'), 'phase', 'Active')
  },
})
