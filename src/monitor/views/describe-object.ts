import type { Clock } from '../../base/index.ts'
import { explain } from '../../health/index.ts'
import type { ApiResource, KubernetesObject } from '../../object/index.ts'
import type { ResourceDetail } from '../../view/index.ts'
import { readDefinition } from '../definition/definition-record.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import { RecordReader } from '../record/record-reader.ts'
import { StringPool } from '../record/string-pool.ts'
import { type Explain, resourceDetail } from './resource-detail.ts'

/** What the views of a monitor would tell of an object that nobody has watched: the same, but for what takes time. */
export function describeObject(
  object: KubernetesObject,
  definition: KindDefinition,
  clock: Clock,
  explanation: Explain = explain,
): ResourceDetail {
  const reader = new RecordReader({ clock, pool: new StringPool(), assess: explanation })
  return resourceDetail(reader.read(object, definition), { object }, clock.now(), explanation)
}

/** The definition of a kind that has none to be read, a built-in one: as if its schema said nothing. */
export function builtInDefinition({
  group,
  version,
  kind,
  resource,
  namespaced,
}: ApiResource): KindDefinition {
  const served = { name: version, served: true, storage: true, subresources: { status: {} } }
  const { watch } = readDefinition({
    metadata: {},
    spec: {
      // The core group has no name, which a CustomResourceDefinition may not have.
      group: group || 'core',
      scope: namespaced ? 'Namespaced' : 'Cluster',
      names: { plural: resource, kind },
      versions: [served],
    },
    status: { conditions: [{ type: 'Established', status: 'True' }] },
  })
  if (watch.name !== 'watchable') throw new Error(watch.reason)
  return { ...watch.definition, resource: { group, version, kind, resource, namespaced } }
}
