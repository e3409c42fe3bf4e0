import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ManualClock } from '../../../base/index.ts'
import { StringPool } from '../../record/string-pool.ts'
import { ownedKinds } from '../watch/owned-kind.ts'
import { OwnedReader } from './owned-reader.ts'

const resource = ownedKinds.flat().find((kind) => kind.resource.kind === 'Pod')!.resource

test.each([
  ['nothing is ready before it runs', 'spec: {containers: [{name: a}, {name: b}]}, status: {}', '0/2'],
  [
    'a container counts that runs and is ready',
    `spec: {containers: [{name: a}, {name: b}]},
     status: {containerStatuses: [{name: a, ready: true, state: {running: {}}},
       {name: b, ready: true, state: {terminated: {}}}]}`,
    '1/2',
  ],
  [
    'an init container counts when it is restarted always',
    `spec: {containers: [{name: a}], initContainers: [{name: i}, {name: s, restartPolicy: Always}]},
     status: {containerStatuses: [{name: a, ready: true, state: {running: {}}}],
       initContainerStatuses: [{name: i, ready: true, state: {terminated: {}}},
         {name: s, ready: true, state: {running: {}}}]}`,
    '2/2',
  ],
  ['what is of an odd type counts as absent', 'spec: {containers: 3}, status: {containerStatuses: x}', '0/0'],
])('of the containers of a pod: %s', (_, body, expected) => {
  const reader = new OwnedReader({ clock: new ManualClock(), pool: new StringPool() })
  const object = parse(`{metadata: {name: p, namespace: n, uid: u}, ${body}}`)
  const { pod } = reader.read(object, { resource, whole: true, writers: false }, undefined)
  expect(`${pod?.ready}/${pod?.containers}`).toBe(expected)
})
