import { expect, test } from 'vitest'
import { negotiate } from './media-type.ts'

const table = 'application/json;as=Table;v=v1;g=meta.k8s.io'

test.each([
  [undefined, 'object json'],
  ['*/*', 'object json'],
  ['application/json', 'object json'],
  ['application/yaml', 'object yaml'],
  [`${table},application/json`, 'table json'],
  [`application/json;q=0.5,${table}`, 'table json'],
  ['application/json;as=Table;v=v9;g=meta.k8s.io,application/json', 'object json'],
  ['application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io', 'partial json'],
  ['application/vnd.kubernetes.protobuf,application/json', 'object json'],
  ['application/vnd.kubernetes.protobuf', undefined],
  ['text/html', undefined],
])('%s is answered with %s', (accept, expected) => {
  const negotiated = negotiate(accept)
  expect(negotiated && `${negotiated.representation} ${negotiated.encoding}`).toBe(expected)
})
