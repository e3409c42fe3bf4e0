import { describe, expect, test } from 'vitest'
import { demoKinds, demoNamespaces, fleet, type Member } from '../../src/demo/fleet.ts'
import { nextAction } from '../../src/demo/next-action.ts'
import { assess } from '../../src/health/index.ts'
import { formatTime, type KubernetesObject } from '../../src/object/index.ts'

const created = Date.UTC(2026, 0, 1)

/** The object of a member as it stands at an age in seconds, its writes carried out each second from its creation. */
function objectAt(member: Member, age: number): KubernetesObject {
  const index = fleet.filter(({ kind }) => kind === member.kind).indexOf(member)
  const { group, version, kind } = member.kind.resource
  let object: KubernetesObject = {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: {
      name: member.name,
      namespace: member.namespace,
      generation: 1,
      creationTimestamp: formatTime(created),
    },
    spec: member.kind.spec(index),
  }
  for (let second = 0; second <= age; second++) {
    const action = nextAction(member, object, created + second * 1000)
    if (action?.type === 'write-status') object = { ...object, status: action.status }
    if (action?.type === 'change-spec')
      object = { ...object, spec: action.spec, metadata: { ...object.metadata, generation: 2 } }
    if (action?.type === 'delete') {
      object = {
        ...object,
        metadata: { ...object.metadata, deletionTimestamp: formatTime(created + second * 1000) },
      }
    }
  }
  return object
}

const stateAt = (member: Member, age: number) => assess(objectAt(member, age)).state
const find = (name: string) => {
  const member = fleet.find((candidate) => candidate.name === name)
  if (!member) throw new Error(`no ${name} in the fleet`)
  return member
}

describe('the fleet of the demo', () => {
  test('has about sixty resources of six kinds, each in a namespace that exists, none twice', () => {
    expect(fleet.length).toBeGreaterThanOrEqual(55)
    expect(demoKinds).toHaveLength(6)
    expect(fleet.every(({ namespace }) => (demoNamespaces as readonly string[]).includes(namespace))).toBe(
      true,
    )
    const identities = fleet.map(({ kind, namespace, name }) => `${kind.resource.kind}/${namespace}/${name}`)
    expect(new Set(identities).size).toBe(fleet.length)
  })

  test('most of it is healthy within half a minute, in the eyes of the engine that knows none of the kinds', () => {
    const steady = fleet.filter(
      ({ fate, stuck, lagsAfter }) => fate.name === 'steady' && !stuck && lagsAfter === undefined,
    )
    expect(steady.filter((member) => stateAt(member, 30) !== 'healthy').map(({ name }) => name)).toEqual([])
  })

  test('what fails is degraded, with the reason its operator gave', () => {
    for (const member of fleet) {
      if (member.fate.name !== 'failing') continue
      const verdict = assess(objectAt(member, 30))
      expect([member.name, verdict.state]).toEqual([member.name, 'degraded'])
      expect([verdict.reason, verdict.message].join(' ')).toContain(member.fate.fault.message)
    }
  })

  test('one breaks and recovers, one hangs in deletion, one lags behind its generation, one is suspended', () => {
    expect([10, 30, 70].map((age) => stateAt(find('orders'), age))).toEqual([
      'healthy',
      'degraded',
      'healthy',
    ])
    expect(stateAt(find('archive'), 20)).toBe('terminating')
    expect(assess(objectAt(find('carts'), 20)).stale).toBe(true)
    expect(stateAt(find('nightly'), 20)).toBe('suspended')
    expect(stateAt(find('events'), 20)).toBe('progressing')
  })

  test('once a resource is as it should be there is nothing to write', () => {
    const member = find('users')
    expect(nextAction(member, objectAt(member, 60), created + 61_000)).toBeUndefined()
  })
})
