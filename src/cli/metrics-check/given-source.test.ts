import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rulesCheck } from '../command/rules-check.ts'
import { readExposition } from '../rules/read-exposition.ts'
import { givenSource } from './given-source.ts'

const known = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
const exporter = createServer((request, response) => {
  const isKnown = request.headers.authorization === known
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'text/plain' }).end(isKnown ? 'a 1\n' : '')
})
let port = 0
beforeEach(async () => {
  await new Promise<void>((resolve) => exporter.listen(0, '127.0.0.1', resolve))
  port = (exporter.address() as AddressInfo).port
})
afterEach(() => new Promise<unknown>((resolve) => exporter.close(resolve)))

describe('a user and password in the URL of an exposition', () => {
  test('are sent, and not shown', async () => {
    const source = await givenSource(`http://ann:s3cret@127.0.0.1:${port}/metrics`, 'auto', {})
    expect(source.name).toBe(`http://127.0.0.1:${port}/metrics`)
    expect(await source.read()).toMatchObject({ bytes: Buffer.from('a 1\n') })
  })

  test('are sent, and not shown, for the evidence of rules, too', async () => {
    const { source, families } = await readExposition(`http://ann:s3cret@127.0.0.1:${port}/metrics`, {})
    expect(source).toBe(`http://127.0.0.1:${port}/metrics`)
    expect(families.map(({ name }) => name)).toEqual(['a'])
  })

  test('are not in the error when they are refused', async () => {
    const exposition = [`http://ann:n0ttheone@127.0.0.1:${port}/metrics`]
    await expect(
      rulesCheck({ files: [], exposition, scrapeInterval: '30s', output: 'text' }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/^cannot read http:\/\/127\.0\.0\.1:\d+\/metrics: it answers 401/),
    })
  })

  test('are not in the error when the URL is none', async () => {
    await expect(givenSource('http://ann:s3cr@t@127.0.0.1:99999/metrics', 'auto', {})).rejects.toThrow(
      "'http://127.0.0.1:99999/metrics' is no URL",
    )
  })
})
