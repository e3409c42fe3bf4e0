import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { PatchSchema } from './patch-schema.ts'
import { strategicMergePatch } from './strategic-merge-patch.ts'

const leaf: PatchSchema = { field: () => undefined }
const item: PatchSchema = {
  field: (name) => (name === 'ports' ? { strategies: ['merge'], mergeKey: 'port', schema: leaf } : undefined),
}
/** A type of its own for the tests: lists that merge by key and as sets, one that does not, and a union. */
const schema: PatchSchema = {
  field(name) {
    if (name === 'items') return { strategies: ['merge', 'retainKeys'], mergeKey: 'name', schema: item }
    if (name === 'set') return { strategies: ['merge'] }
    if (name === 'list') return { strategies: [], schema: leaf }
    if (name === 'nested') return { strategies: [], schema }
    if (name === 'whole') return { strategies: ['replace'], schema: leaf }
    if (name === 'keyless') return { strategies: ['merge'], schema: leaf }
    return undefined
  },
}

/** Each: what it shows, then original, patch and result as YAML; a result that begins with `!` is a failure. */
const cases = `
scalars, maps and nulls merge as RFC 7386 says
  {a: 1, b: {c: 1, d: 2}, e: 5}
  {a: 2, b: {c: null, f: 3}, e: null, g: null}
  {a: 2, b: {d: 2, f: 3}}

a list without a strategy is replaced
  {list: [{name: a}, {name: b}]}
  {list: [{name: c}]}
  {list: [{name: c}]}

items merge by their key, and keep their place
  {items: [{name: a, v: 1}, {name: b, v: 1}, {name: c}]}
  {items: [{name: b, v: 2, w: 3}]}
  {items: [{name: a, v: 1}, {name: b, v: 2, w: 3}, {name: c}]}

a new item comes before those that the patch does not name
  {items: [{name: a}, {name: b}]}
  {items: [{name: z}]}
  {items: [{name: z}, {name: a}, {name: b}]}

the patch's order is kept among its items
  {items: [{name: a}, {name: b}, {name: c}]}
  {items: [{name: c, v: 1}, {name: a, v: 1}]}
  {items: [{name: b}, {name: c, v: 1}, {name: a, v: 1}]}

lists inside items merge by their own key
  {items: [{name: a, ports: [{port: 80}, {port: 81}]}]}
  {items: [{name: a, ports: [{port: 81, proto: UDP}]}]}
  {items: [{name: a, ports: [{port: 80}, {port: 81, proto: UDP}]}]}

$patch delete takes an item out
  {items: [{name: a}, {name: b}]}
  {items: [{name: a, $patch: delete}]}
  {items: [{name: b}]}

$patch replace begins the list anew
  {items: [{name: a}, {name: b}]}
  {items: [{$patch: replace}, {name: c}]}
  {items: [{name: c}]}

$patch replace of a map
  {nested: {a: 1, b: 2}}
  {nested: {$patch: replace, c: 3}}
  {nested: {c: 3}}

$patch delete of a map leaves it empty
  {nested: {a: 1}}
  {nested: {$patch: delete}}
  {nested: {}}

$patch delete of what is not there adds nothing
  {}
  {nested: {$patch: delete}, items: [{name: a, $patch: delete}, {name: b}]}
  {items: [{name: b}]}

a merged list of scalars is a set
  {set: [a, b]}
  {set: [b, c]}
  {set: [a, b, c]}

$deleteFromPrimitiveList takes scalars out
  {set: [a, b, c]}
  {$deleteFromPrimitiveList/set: [a, c, z]}
  {set: [b]}

$setElementOrder orders scalars
  {set: [a, b, c]}
  {$setElementOrder/set: [c, x, a], set: [x]}
  {set: [b, c, x, a]}

$setElementOrder orders items, and what it does not name keeps its place
  {items: [{name: a}, {name: server}, {name: b}]}
  {$setElementOrder/items: [{name: b}, {name: a}]}
  {items: [{name: server}, {name: b}, {name: a}]}

$setElementOrder with a deletion and an addition, as kubectl apply sends it
  {items: [{name: a, v: 1}, {name: b}, {name: c}]}
  {$setElementOrder/items: [{name: d}, {name: c}, {name: a}], items: [{name: d}, {name: a, v: 2}, {name: b, $patch: delete}]}
  {items: [{name: d}, {name: c}, {name: a, v: 2}]}

$setElementOrder of a list that is new
  {}
  {$setElementOrder/items: [{name: b}, {name: a}], items: [{name: b}, {name: a}]}
  {items: [{name: b}, {name: a}]}

$retainKeys clears the others
  {nested: {type: A, a: {x: 1}, keep: 1}}
  {nested: {$retainKeys: [type, b], type: B, b: {y: 1}}}
  {nested: {type: B, b: {y: 1}}}

$retainKeys in an item
  {items: [{name: v, secret: {s: 1}}]}
  {items: [{name: v, $retainKeys: [name, emptyDir], emptyDir: {}}]}
  {items: [{name: v, emptyDir: {}}]}

a map whose strategy is replace is replaced
  {whole: {a: 1}}
  {whole: {b: 2}}
  {whole: {b: 2}}

another type replaces
  {nested: {a: 1}}
  {nested: text}
  {nested: text}

nulls and directives in what is new are dropped
  {}
  {nested: {a: null, b: {c: null, d: 1}, $retainKeys: [b]}}
  {nested: {b: {d: 1}}}

an item without its key
  {items: [{name: a}]}
  {items: [{v: 1}]}
  !internal map: map[v:1] does not contain declared merge key: name

objects in a merged list without a key
  {keyless: [{a: 1}]}
  {keyless: [{b: 1}]}
  !internal cannot merge lists without merge key

an unknown directive
  {nested: {a: 1}}
  {nested: {$patch: shake}}
  !internal unknown patch type: shake in map: map[$patch:shake]

a directive that cannot stand in a list
  {items: [{name: a}]}
  {items: [{$patch: merge}]}
  !internal merging lists cannot yet be specified in the patch

a patch that sets what $retainKeys does not name
  {nested: {a: 1}}
  {nested: {$retainKeys: [a], b: 2}}
  !malformed invalid patch format of retainKeys

lists of lists
  {set: [[a]]}
  {set: [[b]]}
  !unprocessable lists of lists are not supported

an order that is no list
  {items: []}
  {$setElementOrder/items: text}
  !internal expected a []interface {}, but received a string
`

describe('a strategic merge patch', () => {
  const blocks = cases.trim().split('\n\n')
  test.each(blocks.map((block) => block.split('\n')))('%s', (_, original = '', patch = '', result = '') => {
    const outcome = strategicMergePatch(parse(original), parse(patch), schema)
    const text = result.trim()
    if (text.startsWith('!'))
      expect(outcome.ok ? outcome.value : `!${outcome.failure.kind} ${outcome.failure.message}`).toBe(text)
    else expect(outcome).toEqual({ ok: true, value: parse(text) })
  })

  test('whose items do not stand in the order that it asks for names both lists', () => {
    const patch = { '$setElementOrder/items': [{ name: 'a' }], items: [{ name: 'b' }] }
    expect(strategicMergePatch({ items: [{ name: 'a' }] }, patch, schema)).toEqual({
      ok: false,
      failure: {
        kind: 'internal',
        message:
          "The order in patch list:\n[map[name:b]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n",
      },
    })
  })

  test('that is no object is malformed', () => {
    expect(strategicMergePatch({}, [], schema)).toMatchObject({ failure: { kind: 'malformed' } })
  })

  test('is done once, loses no item that it does not name, and changes nothing in place', () => {
    const items = fc.uniqueArray(
      fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), v: fc.integer() }),
      { selector: ({ name }) => name },
    )
    fc.assert(
      fc.property(items, items, (original, patch) => {
        const before = JSON.stringify([original, patch])
        const once = strategicMergePatch({ items: original }, { items: patch }, schema)
        if (!once.ok) throw new Error(once.failure.message)
        expect(strategicMergePatch(once.value, { items: patch }, schema)).toEqual(once)
        const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
        const merged = (once.value as { items: { name: string }[] }).items
        expect(new Set(names(merged))).toEqual(new Set([...names(original), ...names(patch)]))
        expect(names(merged).filter((name) => names(patch).includes(name))).toEqual(names(patch))
        expect(JSON.stringify([original, patch])).toBe(before)
      }),
    )
  })
})
