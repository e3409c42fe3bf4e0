import { expect, test } from 'vitest'
import { readDenial } from './denial.ts'
import { readFailure } from './reflector-error.ts'

const asked =
  'databases.example.com is forbidden: User "reader" cannot list resource "databases" in API group "example.com"'

test.each([
  [`${asked} at the cluster scope`, { user: 'reader', verb: 'list', reason: '' }],
  [`${asked} in the namespace "shop"`, { user: 'reader', verb: 'list', reason: '' }],
  [
    `${asked} at the cluster scope: RBAC: clusterrole.rbac.authorization.k8s.io "view" not found`,
    {
      user: 'reader',
      verb: 'list',
      reason: 'RBAC: clusterrole.rbac.authorization.k8s.io "view" not found',
    },
  ],
  [
    String.raw`secrets is forbidden: User "CN=\"a b\"" cannot watch resource "secrets" in API group "" at the cluster scope`,
    { user: 'CN="a b"', verb: 'watch', reason: '' },
  ],
  ['databases.example.com is forbidden', { reason: '' }],
  ['databases.example.com "one" is forbidden: quota', { reason: 'quota' }],
  ['blocked by the proxy', { reason: 'blocked by the proxy' }],
  ['', { reason: '' }],
])('a denial: %s', (message, expected) => {
  expect(readDenial(message)).toEqual(expected)
})

const scope = { resource: 'databases.example.com' }
const shop = { ...scope, namespace: 'shop' }
const failed = (code: number, message: string, where: typeof scope = scope) =>
  readFailure({ message: `GET /apis: ${message}`, code, status: { code, message } }, 'watch', where).message

test.each([
  [
    'who, what and where once',
    failed(403, `${asked} at the cluster scope`),
    'cannot list databases.example.com in all namespaces: grant user "reader" the verbs list and watch there',
  ],
  [
    'the namespace',
    failed(403, `${asked} in the namespace "shop"`, shop),
    'cannot list databases.example.com in namespace "shop": grant user "reader" the verbs list and watch there',
  ],
  [
    'the reason that an authorizer gives',
    failed(403, `${asked} at the cluster scope: no role`),
    'cannot list databases.example.com in all namespaces: grant user "reader" the verbs list and watch there (no role)',
  ],
  [
    'what somebody else has said',
    failed(403, 'blocked by the proxy'),
    'cannot watch databases.example.com in all namespaces: grant the account in use the verbs list and watch there (blocked by the proxy)',
  ],
  [
    'an account that the server does not know',
    failed(401, 'Unauthorized'),
    'cannot watch databases.example.com in all namespaces: the server does not know the account in use (Unauthorized); check its credentials',
  ],
])('a message names %s', (_, message, expected) => {
  expect(message).toBe(expected)
})
