import { expect, test } from 'vitest'
import { readFields } from '../protobuf/wire.ts'
import { swaggerDocument } from './index.ts'

const info = { title: 'Kubernetes', version: 'v1.36.3+binnacle' }

test('in JSON it is a Swagger document without paths', () => {
  expect(JSON.parse(swaggerDocument(info, 'json'))).toEqual({ swagger: '2.0', info, paths: {} })
})

test('in protobuf its fields have the numbers of gnostic', () => {
  const read = (bytes: Uint8Array) =>
    [...readFields(bytes)].map(({ number, value }) => [number, Buffer.from(value as Uint8Array)] as const)
  const [swagger, written, paths] = read(Buffer.from(swaggerDocument(info, 'protobuf')))
  expect([swagger?.[0], swagger?.[1].toString()]).toEqual([1, '2.0'])
  expect([paths?.[0], paths?.[1].length]).toEqual([8, 0])
  expect(written?.[0]).toBe(2)
  expect(read(written?.[1] ?? Buffer.alloc(0)).map(([number, text]) => [number, text.toString()])).toEqual([
    [1, info.title],
    [2, info.version],
  ])
})
