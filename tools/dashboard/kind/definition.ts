import { acrossReplicas } from '../aggregation.ts'
import { heatmap } from '../panel/heatmap.ts'
import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase, matching } from '../selector.ts'

const { kind } = matching

export function definition(): Row {
  return {
    title: 'Definition and size',
    panels: [versions(), totalSize(), sizes()],
  }
}

function versions() {
  return table({
    title: 'Versions of the definition',
    description:
      'A version that is deprecated, or that resources may be stored in although it is not the one for storage, wants a migration.',
    unit: 'short',
    width: 10,
    labels: [
      { label: 'version', width: 110 },
      { label: 'served', width: 80 },
      { label: 'storage', width: 80 },
      { label: 'deprecated' },
    ],
    values: [
      {
        name: 'monitors',
        expr: `count by (version, served, storage, deprecated) (binnacle_cr_crd_version{${kind}})`,
        hidden: true,
      },
    ],
  })
}

function totalSize() {
  return timeSeries({
    title: 'Size of all resources',
    description:
      'As JSON: about what the kind takes in etcd, and what a controller that lists it has to read.',
    unit: 'bytes',
    width: 7,
    height: 9,
    queries: [{ expr: acrossReplicas('group, kind', `binnacle_cr_kind_bytes{${kind}}`), legend: '{{kind}}' }],
  })
}

function sizes() {
  return heatmap({
    title: 'Sizes of resources that changed',
    description:
      'One for each version that was read. etcd takes requests of 1.5 MiB; what is near that will fail to be written.',
    unit: 'bytes',
    width: 7,
    height: 9,
    expr: `sum by (le) (${increase(`binnacle_cr_object_bytes_bucket{${kind}}`)})`,
  })
}
