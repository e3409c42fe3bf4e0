import { expect, test } from 'vitest'
import { ClientError } from '../client/index.ts'
import { CommandError } from './exit-code.ts'
import { fetchNamed } from './fetch-named.ts'

const sites = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }

function failing(message: string, code: number) {
  const get = async () => {
    throw new ClientError('api', message, { code })
  }
  return { get } as unknown as Parameters<typeof fetchNamed>[0]
}
const missing = failing('GET /apis/example.com/v1/sites/a: sites.example.com "a" not found', 404)
const named = { name: 'a', namespace: 'web' }

test('what is not there is told with where it was looked for, and without the path', async () => {
  await expect(fetchNamed(missing, sites, named)).rejects.toThrow(
    /^sites\.example\.com "a" not found in namespace web; -n names another$/,
  )
  await expect(fetchNamed(missing, { ...sites, namespaced: false }, named)).rejects.toThrow(/not found$/)
})

test('a kind that is served no more, and a denial, are told as the server tells them', async () => {
  const gone = failing('the server could not find the requested resource', 404)
  await expect(fetchNamed(gone, sites, named)).rejects.not.toBeInstanceOf(CommandError)
  await expect(fetchNamed(failing('forbidden: "a"', 403), sites, named)).rejects.toThrow('forbidden')
})
