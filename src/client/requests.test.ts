import { describe, expect, test } from 'vitest'
import { nodes, pods, sites } from './fixture/resource.ts'
import {
  createRequest,
  deleteCollectionRequest,
  deleteRequest,
  getRequest,
  listRequest,
  patchRequest,
  updateRequest,
  watchRequest,
} from './requests.ts'
import type { WireRequest } from './transport.ts'

const site = { apiVersion: 'web.dev/v1beta1', kind: 'Site', metadata: { name: 'a', namespace: 'x' } }

describe('method, path and query', () => {
  test.each<[WireRequest, string]>([
    [getRequest(pods, 'a', { namespace: 'x' }), 'GET /api/v1/namespaces/x/pods/a'],
    [getRequest(nodes, 'n', { resourceVersion: '5' }), 'GET /api/v1/nodes/n?resourceVersion=5'],
    [
      getRequest(sites, 'a', { namespace: 'x', subresource: 'status' }),
      'GET /apis/web.dev/v1beta1/namespaces/x/sites/a/status',
    ],
    [getRequest(nodes, 'a:ü b'), 'GET /api/v1/nodes/a%3A%C3%BC%20b'],
    [listRequest(sites), 'GET /apis/web.dev/v1beta1/sites'],
    [
      listRequest(pods, {
        namespace: 'x',
        labelSelector: 'a in (b,c)',
        fieldSelector: '',
        limit: 500,
        continue: 'a+/=',
      }),
      'GET /api/v1/namespaces/x/pods?labelSelector=a%20in%20(b%2Cc)&limit=500&continue=a%2B%2F%3D',
    ],
    [
      listRequest(pods, { resourceVersion: '0', resourceVersionMatch: 'NotOlderThan', timeoutSeconds: 30 }),
      'GET /api/v1/pods?resourceVersion=0&resourceVersionMatch=NotOlderThan&timeoutSeconds=30',
    ],
    [
      watchRequest(pods, { resourceVersion: '7', allowWatchBookmarks: true, sendInitialEvents: false }),
      'GET /api/v1/pods?watch=true&resourceVersion=7&allowWatchBookmarks=true&sendInitialEvents=false',
    ],
    [createRequest(sites, site), 'POST /apis/web.dev/v1beta1/namespaces/x/sites'],
    [
      createRequest(pods, { metadata: {} }, { namespace: 'x', name: 'a', subresource: 'eviction' }),
      'POST /api/v1/namespaces/x/pods/a/eviction',
    ],
    [
      updateRequest(sites, site, {
        subresource: 'status',
        fieldManager: 'me',
        fieldValidation: 'Strict',
        dryRun: true,
      }),
      'PUT /apis/web.dev/v1beta1/namespaces/x/sites/a/status?fieldManager=me&fieldValidation=Strict&dryRun=All',
    ],
    [
      patchRequest(nodes, 'n', 'apply', {}, { fieldManager: 'me', force: true }),
      'PATCH /api/v1/nodes/n?fieldManager=me&force=true',
    ],
    [deleteRequest(nodes, 'n'), 'DELETE /api/v1/nodes/n'],
    [
      deleteCollectionRequest(pods, { namespace: 'x', labelSelector: 'a=b' }),
      'DELETE /api/v1/namespaces/x/pods?labelSelector=a%3Db',
    ],
  ])('%#: %s', ({ method, path }, expected) => {
    expect(`${method} ${path}`).toBe(expected)
  })
})

test.each([
  ['json', 'application/json-patch+json'],
  ['merge', 'application/merge-patch+json'],
  ['strategic', 'application/strategic-merge-patch+json'],
  ['apply', 'application/apply-patch+yaml'],
] as const)('a %s patch is %s', (type, contentType) => {
  const request = patchRequest(nodes, 'n', type, { a: 1 }, { fieldManager: 'me' })
  expect(request.headers['content-type']).toBe(contentType)
  expect(request.body).toBe('{"a":1}')
})

test('options of a delete are in its body', () => {
  const { body } = deleteRequest(nodes, 'n', {
    gracePeriodSeconds: 0,
    propagationPolicy: 'Foreground',
    preconditions: { uid: 'u' },
    dryRun: true,
  })
  expect(JSON.parse(String(body))).toEqual({
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    gracePeriodSeconds: 0,
    propagationPolicy: 'Foreground',
    preconditions: { uid: 'u' },
    dryRun: ['All'],
  })
})

test.each<[string, () => WireRequest]>([
  ['pods is namespaced: give a namespace', () => getRequest(pods, 'a')],
  ['pods is namespaced: give a namespace', () => createRequest(pods, { metadata: { name: 'a' } })],
  ['sites.web.dev is namespaced: give a namespace', () => deleteCollectionRequest(sites)],
  ['nodes is not namespaced: leave the namespace "x" out', () => listRequest(nodes, { namespace: 'x' })],
  ['invalid name "..": may not be \'..\'', () => getRequest(nodes, '..')],
  ['invalid name "a/b": may not contain \'/\'', () => deleteRequest(nodes, 'a/b')],
  ['invalid name "": may not be empty', () => updateRequest(nodes, { metadata: {} })],
  ['invalid namespace "a/b"', () => listRequest(pods, { namespace: 'a/b' })],
  ['an apply patch needs a field manager', () => patchRequest(nodes, 'n', 'apply', {})],
])('%s', (message, build) => {
  expect(build).toThrow(expect.objectContaining({ kind: 'config', retriable: false }))
  expect(build).toThrow(message)
})

test('metadata alone is asked for as client-go’s metadata client does, and whole objects where a server cannot', () => {
  expect(listRequest(pods, { metadataOnly: true }).headers.accept).toBe(
    'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json',
  )
  expect(watchRequest(pods, { metadataOnly: true }).headers.accept).toBe(
    'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
  )
})
