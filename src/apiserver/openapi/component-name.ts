import type { GroupVersionKind } from '../../object/index.ts'
import type { ScalarName } from '../builtin/index.ts'

const packages: Readonly<Record<string, string>> = {
  meta: 'io.k8s.apimachinery.pkg.apis.',
  apiextensions: 'io.k8s.apiextensions-apiserver.pkg.apis.',
}

/** The name of a struct among the components: `core.v1.Pod` → `io.k8s.api.core.v1.Pod`. */
export function componentOfStruct(struct: string): string {
  return (packages[struct.split('.')[0] ?? ''] ?? 'io.k8s.api.') + struct
}

/** The name of a custom resource among the components: its group from the top down, `com.example.v1.Database`. */
export function componentOfCustomResource({ group, version, kind }: GroupVersionKind): string {
  return [...group.split('.').toReversed(), version, kind].join('.')
}

/** Scalars that have a component of their own, and what stands in it. */
export const scalarComponents: Partial<Record<ScalarName, readonly [name: string, schema: unknown]>> = {
  Time: [
    'io.k8s.apimachinery.pkg.apis.meta.v1.Time',
    { type: 'string', format: 'date-time', description: 'A time in RFC 3339, in whole seconds.' },
  ],
  MicroTime: [
    'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime',
    { type: 'string', format: 'date-time', description: 'A time in RFC 3339, in microseconds.' },
  ],
  FieldsV1: [
    'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1',
    {
      type: 'object',
      description: 'A set of fields: `f:name` a field, `k:{…}` an item of a list by its keys.',
    },
  ],
  Any: [
    'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON',
    {
      description: 'Any value: in a schema, also a schema, a list of them, or a boolean where one may stand.',
    },
  ],
  RawExtension: [
    'io.k8s.apimachinery.pkg.runtime.RawExtension',
    { type: 'object', description: 'Any object.' },
  ],
  Quantity: [
    'io.k8s.apimachinery.pkg.api.resource.Quantity',
    {
      oneOf: [{ type: 'string' }, { type: 'number' }],
      description:
        'A number with a unit: `100m`, `1.5Gi`, `2`. Suffixes are m, k, M, G, T, P, E and Ki, Mi, Gi, Ti, Pi, Ei.',
    },
  ],
  IntOrString: [
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString',
    {
      oneOf: [{ type: 'integer' }, { type: 'string' }],
      format: 'int-or-string',
      description: 'A number, or a text such as a percentage or a name.',
    },
  ],
}
