import type { BuiltinKind } from './builtin-kind.ts'
import { defineKind } from './define-kind.ts'

/** Every built-in kind that the server keeps objects of, in the order of discovery. */
export const builtinKinds: readonly BuiltinKind[] = [
  defineKind({
    group: '',
    version: 'v1',
    kind: 'Namespace',
    resource: 'namespaces',
    namespaced: false,
    shortNames: ['ns'],
    hasStatus: true,
  }),
  defineKind({
    group: '',
    version: 'v1',
    kind: 'ConfigMap',
    resource: 'configmaps',
    namespaced: true,
    shortNames: ['cm'],
  }),
  defineKind({ group: '', version: 'v1', kind: 'Secret', resource: 'secrets', namespaced: true }),
]
