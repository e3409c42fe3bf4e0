import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseColumnPath, parseJsonPath } from './json-path.ts'
import { JsonPathError } from './json-path-error.ts'

const store = {
  book: [
    { category: 'reference', author: 'Nigel Rees', price: 8.95, stock: 2 },
    { category: 'fiction', author: 'Evelyn Waugh', price: 12.99, stock: 3 },
    { category: 'fiction', author: 'Herman Melville', price: 8, stock: 9 },
  ],
  bicycle: { color: 'red', price: 19.95, isNew: true },
  labels: { 'k8s.io/name': 'x', 'web/html': 15 },
  empty: [],
  nothing: null,
  large: 1234567.5,
}
const nodes = {
  items: [
    { metadata: { name: 'a' }, status: { addresses: [{ type: 'IP', address: '10.0.0.1' }] } },
    { metadata: { name: 'b' }, status: { addresses: [{ type: 'IP', address: '10.0.0.2' }] } },
  ],
}

describe('a JSONPath template prints', () => {
  test.each([
    ['plain text', 'hello jsonpath', 'hello jsonpath'],
    ['a field', '{.bicycle.color}', 'red'],
    ['a field after $', '{$.bicycle.color}', 'red'],
    ['a field without a leading dot in quotes', "{['bicycle']['color']}", 'red'],
    ['an escaped dot', '{.labels.k8s\\.io/name}', 'x'],
    ['an escaped dot in a quoted key', "{.labels['k8s\\.io/name']}", 'x'],
    ['an index', '{.book[0].author}', 'Nigel Rees'],
    ['an index from the end', '{.book[-1].author}', 'Herman Melville'],
    ['a slice', '{.book[0:2].price}', '8.95 12.99'],
    ['a slice with a step', '{.book[0:3:2].price}', '8.95 8'],
    ['a slice open at both ends', '{.book[:].price}', '8.95 12.99 8'],
    ['a wildcard of an array', '{.book[*].price}', '8.95 12.99 8'],
    ['a wildcard of an object', '{.bicycle.*}', 'red 19.95 true'],
    ['a union of indices', '{.book[0,2].price}', '8.95 8'],
    ['a union of keys', "{.bicycle['color','price']}", 'red 19.95'],
    ['recursive descent', '{..color}', 'red'],
    ['a filter with double quotes', '{.book[?(@.category=="reference")].author}', 'Nigel Rees'],
    ['a filter with single quotes', "{.book[?(@.category=='reference')].author}", 'Nigel Rees'],
    ['a filter by number', '{.book[?(@.stock<3)].author}', 'Nigel Rees'],
    ['a filter by existence', '{.book[?(@.price)].author}', 'Nigel Rees Evelyn Waugh Herman Melville'],
    ['a filter by inequality', '{.book[?(@.category!="fiction")].price}', '8.95'],
    ['an object', '{.bicycle}', '{"color":"red","isNew":true,"price":19.95}'],
    ['an array', '{.book[*].category}|{.empty}', 'reference fiction fiction|[]'],
    ['null', '{.nothing}', 'null'],
    ['a fraction', '{.large}', '1.2345675e+06'],
    ['quoted text', '{"a\\n\\t\\u00e9\\""}', 'a\n\té"'],
    ['an empty slice', '{.book[1:1].price}', ''],
  ])('%s: %s', (_, template, expected) => {
    expect(parseJsonPath(template).print(store)).toBe(expected)
  })

  test('a range over items, with text and what follows its end', () => {
    const template = '{range .items[*]}{.metadata.name}={.status.addresses[0].address};{end} done'
    expect(parseJsonPath(template).print(nodes)).toBe('a=10.0.0.1;b=10.0.0.2; done')
  })

  test('ranges inside ranges', () => {
    const template = '{range .items[*]}{.metadata.name}:{range .status.addresses[*]}{.type}{end},{end}'
    expect(parseJsonPath(template).print(nodes)).toBe('a:IP,b:IP,')
  })
})

describe('a JSONPath is refused', () => {
  test.each([
    ['{.a', 'unclosed action'],
    ['{.a[0}', 'unterminated array'],
    ['{.a[?(@.b=="c"]}', 'unterminated filter'],
    ['{.a[?(@.b)}', 'unclosed array expect ]'],
    ['{"a}', 'unterminated quoted string'],
    ['{"\\d"}', 'unquote string "\\d" error invalid syntax'],
    ['{"\\777"}', 'unquote string "\\777" error invalid syntax'],
    ['{"a\\\\"b"}', 'unquote string "a\\\\"b" error invalid syntax'],
    ['{.a[x]}', 'invalid array index x'],
    ['{....a}', 'invalid multiple recursive descent'],
    ['{#}', "unrecognized character in action: U+0023 '#'"],
    ['{1.2.3}', 'cannot parse number 1.2.3'],
  ])('%s: %s', (template, message) => {
    expect(() => parseJsonPath(template)).toThrow(new JsonPathError('syntax', message))
  })
})

describe('a JSONPath cannot be followed', () => {
  test.each([
    ['{.missing}', 'missing is not found'],
    ['{.book[7]}', 'array index out of bounds: index 7, length 3'],
    ['{.bicycle[0]}', 'map[string]interface {} is not array or slice'],
    [
      '{.bicycle[?(@.x=="y")]}',
      'map[color:red isNew:true price:19.95] is not array or slice and cannot be filtered',
    ],
    ['{.book[?(@.price=="8")]}', 'incompatible types for comparison'],
    ['{.book[?(@.price<8.96)]}', 'incompatible types for comparison'],
    ['{end}', 'not in range, nothing to end'],
    ['{foo}', 'unrecognized identifier foo'],
  ])('%s: %s', (template, message) => {
    expect(() => parseJsonPath(template).print(store)).toThrow(new JsonPathError('evaluation', message))
  })

  test('but a missing key yields nothing where missing keys are allowed', () => {
    expect(parseJsonPath('<{.missing.deeper}>', { allowMissingKeys: true }).print(store)).toBe('<>')
  })
})

describe('the path of a column', () => {
  test('finds the first of several', () => {
    expect(parseColumnPath('.items[*].metadata.name').first(nodes)).toBe('a')
  })

  test('passes by items that lack the field of a filter', () => {
    const object = { conditions: [{ status: 'True' }, { type: 'Ready', status: 'True' }] }
    expect(parseColumnPath('.conditions[?(@.type=="Ready")].status').first(object)).toBe('True')
  })
})

test('any text parses or is refused as such, and evaluates on any JSON or is refused as such', () => {
  const fragment = fc.constantFrom(
    '.a',
    '..',
    '[0]',
    '[*]',
    '["',
    "['b']",
    '[?(@.a==1)]',
    '*',
    '{',
    '}',
    'range ',
    'end',
    '\\',
    '-1',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 8 }), fc.jsonValue(), (fragments, data) => {
      try {
        parseJsonPath(`{${fragments.join('')}}`).print(data)
      } catch (error) {
        expect(error).toBeInstanceOf(JsonPathError)
      }
    }),
  )
})
