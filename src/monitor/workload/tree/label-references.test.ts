import { expect, test } from 'vitest'
import { labelReferences } from './label-references.ts'

const kinds = [
  { group: 'cluster.x-k8s.io', kind: 'Cluster' },
  { group: 'cluster.x-k8s.io', kind: 'MachineDeployment' },
  { group: 'postgresql.cnpg.io', kind: 'Cluster' },
  { group: 'kafka.strimzi.io', kind: 'Kafka' },
]

test.each([
  [{ 'cluster.x-k8s.io/cluster-name': 'prod' }, ['Cluster.cluster.x-k8s.io prod']],
  [{ 'cluster.x-k8s.io/machine-deployment': 'md-0' }, ['MachineDeployment.cluster.x-k8s.io md-0']],
  [{ 'cnpg.io/cluster': 'db' }, ['Cluster.postgresql.cnpg.io db']],
  [{ 'strimzi.io/cluster': 'a' }, []],
  [{ cluster: 'a', 'app.kubernetes.io/name': 'b', 'cluster.x-k8s.io/cluster-name': '' }, []],
])('%j names %j', (labels, expected) => {
  const found = labelReferences(labels as Record<string, string>, kinds)
  expect(found.map(({ group, kind, name }) => `${kind}.${group} ${name}`)).toEqual(expected)
  for (const { via } of found) expect(via).toBe(`metadata.labels["${Object.keys(labels)[0]}"]`)
})
