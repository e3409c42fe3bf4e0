import { describe, expect, test } from 'vitest'
import { isTrue, requestInfo } from './request-info.ts'

/** `verb group/version namespace/resource/name/subresource`, or the path. */
function info(line: string): string {
  const [method = '', target = ''] = line.split(' ')
  const [path = '', query = ''] = target.split('?')
  const read = requestInfo(method, path, new URLSearchParams(query).get('watch'))
  if (!read.isResource) return `path ${read.parts.join('/')}`
  const { verb, group, version, namespace, resource, name, subresource } = read
  return `${verb} ${group}/${version} ${namespace}/${resource}/${name}/${subresource}`
}

describe('a request is about', () => {
  test.each([
    ['GET /api/v1/namespaces/default/pods', 'list /v1 default/pods//'],
    ['GET /api/v1/pods', 'list /v1 /pods//'],
    ['GET /api/v1/pods?watch=1', 'watch /v1 /pods//'],
    ['GET /api/v1/pods?watch=maybe', 'watch /v1 /pods//'],
    ['GET /api/v1/pods?watch=false', 'list /v1 /pods//'],
    ['GET /api/v1/namespaces/default/pods/a?watch=1', 'get /v1 default/pods/a/'],
    ['GET /api/v1/watch/namespaces/default/pods', 'watch /v1 default/pods//'],
    ['GET /apis/db.dev/v1/watch/mysqls/a', 'watch db.dev/v1 /mysqls/a/'],
    ['GET /api/v1/namespaces', 'list /v1 /namespaces//'],
    ['GET /api/v1/namespaces/default', 'get /v1 /namespaces/default/'],
    ['PUT /api/v1/namespaces/default/status', 'update /v1 /namespaces/default/status'],
    ['PUT /api/v1/namespaces/default/finalize', 'update /v1 /namespaces/default/finalize'],
    ['POST /apis/db.dev/v1/namespaces/a/mysqls', 'create db.dev/v1 a/mysqls//'],
    ['PATCH /apis/db.dev/v1/namespaces/a/mysqls/b/status', 'patch db.dev/v1 a/mysqls/b/status'],
    ['DELETE /apis/db.dev/v1/namespaces/a/mysqls', 'deletecollection db.dev/v1 a/mysqls//'],
    ['DELETE /apis/db.dev/v1/namespaces/a/mysqls/b', 'delete db.dev/v1 a/mysqls/b/'],
    ['OPTIONS /api/v1/pods', ' /v1 /pods//'],
    ['GET /apis/db.dev/v1', 'path apis/db.dev/v1'],
    ['GET /api/v1/', 'path api/v1'],
    ['GET /version', 'path version'],
    ['GET /', 'path '],
  ])('%s → %s', (line, expected) => {
    expect(info(line)).toBe(expected)
  })
})

test('a query parameter is true unless it is 0 or false', () => {
  expect(['1', 'true', 'maybe', '', '0', 'false', 'FALSE'].map(isTrue)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(isTrue(null)).toBe(false)
})
