import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { findPairs } from './find-pairs.ts'

/** `a.b` for a text, `a.b:integer` for another type, several in a line; as the schema of an object. */
function schemaOf(fields: string): unknown {
  const root: { type: string; properties: Record<string, unknown> } = { type: 'object', properties: {} }
  for (const field of fields.split(' ').filter(Boolean)) {
    const [path = '', type = 'string'] = field.split(':')
    let level = root
    const names = path.split('.')
    for (const name of names.slice(0, -1)) {
      level.properties[name] ??= { type: 'object', properties: {} }
      level = level.properties[name] as typeof root
    }
    level.properties[names.at(-1) ?? ''] = leaf(type)
  }
  return root
}

function leaf(type: string): object {
  switch (type) {
    case 'quantity':
      return { 'x-kubernetes-int-or-string': true }
    case 'texts':
      return { type: 'array', items: { type: 'string' } }
    case 'enum':
      return { type: 'string', enum: ['A', 'B'] }
    case 'time':
      return { type: 'string', format: 'date-time' }
    default:
      return { type }
  }
}

/** `field=status path (notion)`, a pair each. */
function pairs(spec: string, status: string): string[] {
  return findPairs({ properties: { spec: schemaOf(spec), status: schemaOf(status) } } as never).map(
    ({ field, specPath, statusPath, notion }) => {
      expect(specPath.join('.')).toMatch(new RegExp(`(^|^spec\\.)${field.replaceAll('.', '\\.')}$`))
      return `${field}=${statusPath.slice(1).join('.')} (${notion})`
    },
  )
}

describe('paired are', () => {
  test.each([
    ['version', 'version', 'version=version (version)'],
    ['version', 'currentVersion', 'version=currentVersion (version)'],
    ['engineVersion', 'observedEngineVersion', 'engineVersion=observedEngineVersion (version)'],
    ['targetVersion', 'liveVersion', 'targetVersion=liveVersion (version)'],
    ['version', 'version currentVersion', 'version=currentVersion (version)'],
    ['a.b.mode', 'a.b.mode', 'a.b.mode=a.b.mode (word)'],
    ['imageName', 'image', 'imageName=image (image)'],
    ['storageClassName', 'storageClass', 'storageClassName=storageClass (word)'],
    [
      'replicas:integer',
      'replicas:integer availableReplicas:integer readyReplicas:integer',
      'replicas=readyReplicas (quantity)',
    ],
    ['instances:integer', 'readyInstances:integer', 'instances=readyInstances (quantity)'],
    ['pool.nodes:integer', 'pool.currentNodes:integer', 'pool.nodes=pool.currentNodes (quantity)'],
    ['size:quantity', 'currentSize:quantity', 'size=currentSize (quantity)'],
    [
      'resources.requests.storage:quantity',
      'capacity:quantity',
      'resources.requests.storage=capacity (at-least)',
    ],
    ['capacity:integer', 'capacity:integer', 'capacity=capacity (quantity)'],
    ['privileges:texts', 'currentPrivileges:texts', 'privileges=currentPrivileges (set)'],
    ['desiredState', 'currentState', 'desiredState=currentState (word)'],
    ['level:enum', 'level', 'level=level (word)'],
    ['enable:boolean', 'enable:boolean', 'enable=enable (boolean)'],
    ['syncInterval', 'syncInterval', 'syncInterval=syncInterval (duration)'],
    ['kafka.version', 'kafkaVersion', 'kafka.version=kafkaVersion (version)'],
    ['kubernetesVersion', 'kubernetes.version', 'kubernetesVersion=kubernetes.version (version)'],
    ['forProvider.tier', 'atProvider.tier', 'forProvider.tier=atProvider.tier (word)'],
    ['tier', 'lastAppliedSpec.tier', 'tier=lastAppliedSpec.tier (word)'],
    ['', 'desiredVersion currentVersion', 'status.desiredVersion=currentVersion (version)'],
    ['channel', 'desiredVersion currentVersion', 'status.desiredVersion=currentVersion (version)'],
  ])('%s and %s: %s', (spec, status, expected) => {
    expect(pairs(spec, status).join(' ')).toBe(expected)
  })

  test('the fields of a part of the status that has three of the spec or more', () => {
    expect(
      pairs('vpcID tier protect:boolean', 'firewall.vpcID firewall.tier firewall.protect:boolean'),
    ).toEqual([
      'vpcID=firewall.vpcID (exact)',
      'tier=firewall.tier (word)',
      'protect=firewall.protect (boolean)',
    ])
    expect(pairs('vpcID tier', 'firewall.vpcID firewall.tier')).toEqual([])
  })

  test('of a copy no more than sixteen, those nearest to its top', () => {
    const names = Array.from({ length: 20 }, (_, index) => `f${index}`)
    const deep = names.map((name) => `deep.${name}`)
    const all = [...deep, ...names.slice(0, 10)]
    const fieldsIn = (parent: string) => all.map((name) => `${parent}.${name}`).join(' ')
    const found = pairs(fieldsIn('forProvider'), fieldsIn('atProvider'))
    expect(found).toHaveLength(16)
    expect(found.filter((pair) => !pair.includes('deep'))).toHaveLength(10)
  })

  test('no more than sixty-four', () => {
    const fields = Array.from({ length: 100 }, (_, index) => `field${index}`).join(' ')
    expect(pairs(fields, fields)).toHaveLength(64)
  })
})

/** Each was proposed by a simpler rule for a published definition, and would have been a false alert. */
describe('not paired are, though their names are alike,', () => {
  test.each([
    ['the version of the platform and of what runs on it', 'version', 'platformVersion'],
    ['a revision counter of the cloud and the version of the software', 'kafkaVersion', 'currentVersion'],
    ['all shards and the open ones', 'shardCount:integer', 'openShardCount:integer'],
    ['used bytes and a size', 'size', 'actualSize:integer'],
    ['capacity and what of it is used', 'capacity:integer', 'consumedCapacity:integer'],
    ['a set point and what is measured', 'targetUtilization:integer', 'currentUtilization:integer'],
    ['a version and the one that could be had', 'version', 'availableVersion latestVersion minimumVersion'],
    ['a branch and its commit', 'revision ref', 'revision ref'],
    ['when it should begin and when it did', 'beginTime:time endTime', 'beginTime:time endTime'],
    ['a domain and the name of the host in it', 'domain url host', 'domain url host'],
    ['exceptions, and those with the ones of the system', 'noProxy', 'noProxy'],
    ['an alias of a key and its ARN', 'encryption.keyID', 'encryption.keyID'],
    ['how often to try and how often it was tried', 'retries:integer', 'retries:integer'],
    ['words for people and names of states', 'message state phase', 'message state phase'],
    ['fields of one name in different places', 'a.tier name', 'b.tier tier b.name'],
    ['different types', 'selector:boolean shards:integer', 'selector shards'],
    ['what may be a secret', 'password upstream.token.keyVersion', 'password upstream.token.keyVersion'],
    ['an image and the version of what is in another', 'image', 'version'],
  ])('%s', (_, spec, status) => {
    expect(pairs(spec, status)).toEqual([])
  })
})

test.each([
  ['no schema', undefined],
  ['no spec', { properties: { status: { properties: { version: { type: 'string' } } } } }],
  ['odd parts', parse('{properties: {spec: [1], status: {properties: {a: 3, b: {properties: x}}}}}')],
])('%s gives no pairs', (_, schema) => {
  expect(findPairs(schema as never)).toEqual([])
})

test('any schema at all gives pairs of fields that it declares, each field once', () => {
  const name = fc.constantFrom(
    'version',
    'currentVersion',
    'replicas',
    'readyReplicas',
    'atProvider',
    'forProvider',
    'image',
  )
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        { type: 'string' },
        { type: 'integer' },
        { 'x-kubernetes-int-or-string': true },
        null,
        3,
        [],
      ),
      fc.record({ properties: fc.dictionary(name, tie('node'), { maxKeys: 4 }) }),
    ),
  }))
  const declared = (schema: unknown, path: readonly string[]): boolean =>
    path.reduce<unknown>(
      (at, part) => (at as { properties?: Record<string, unknown> } | undefined)?.properties?.[part],
      schema,
    ) !== undefined
  fc.assert(
    fc.property(node, node, (spec, status) => {
      const schema = { properties: { spec, status } }
      const found = findPairs(schema)
      for (const { specPath, statusPath } of found) {
        expect(declared(schema, specPath)).toBe(true)
        expect(declared(schema, statusPath)).toBe(true)
      }
      expect(new Set(found.map(({ field }) => field)).size).toBe(found.length)
    }),
  )
})
