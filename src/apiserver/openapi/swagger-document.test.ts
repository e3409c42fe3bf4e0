import { expect, test } from 'vitest'
import { swaggerDocument } from './swagger-document.ts'

const info = { title: 'Kubernetes', version: 'v1.36.3+binnacle' }

test('in JSON it is a Swagger document without paths', () => {
  expect(JSON.parse(swaggerDocument(info, 'json'))).toEqual({ swagger: '2.0', info, paths: {} })
})

test('in protobuf its fields have the numbers of gnostic', () => {
  // 1: swagger; 2: info, of 1: title and 2: version; 8: paths. Each a tag, a length and the content.
  const information = '\x0a\x0aKubernetes\x12\x10v1.36.3+binnacle'
  expect(swaggerDocument(info, 'protobuf')).toBe(`\x0a\x032.0\x12\x1e${information}\x42\x00`)
})
