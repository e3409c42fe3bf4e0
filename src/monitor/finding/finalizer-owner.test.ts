import { describe, expect, test } from 'vitest'
import { likelyOwnerOfFinalizer } from './finalizer-owner.ts'

const groups = [
  'acid.zalan.do',
  'argoproj.io',
  'cert-manager.io',
  'cilium.io',
  'snapshot.storage.k8s.io',
  'example.com',
]
const ownerOf = (finalizer: string, group = 'example.com', managers: string[] = []) =>
  likelyOwnerOfFinalizer(finalizer, { group, kind: 'Database', groups, managers })?.who

describe('a finalizer is likely to be removed by', () => {
  test.each([
    ['foregroundDeletion', 'the garbage collector, which waits for what it owns'],
    ['kubernetes.io/pvc-protection', 'kube-controller-manager, once no pod uses it'],
    ['example.com/hold', 'the controller of Database'],
    ['finalizer.databases.example.com', 'the controller of Database'],
    ['resources-finalizer.argocd.argoproj.io', 'the operator of argoproj.io'],
    ['postgresqls.acid.zalan.do/cleanup', 'the operator of acid.zalan.do'],
    ['snapshot.storage.k8s.io/bound', 'the operator of snapshot.storage.k8s.io'],
    ['other.k8s.io/hold', undefined],
    ['hold', undefined],
    ['nobody.test/hold', undefined],
    ['constructor', undefined],
  ])('%s: %s', (finalizer, expected) => {
    expect(ownerOf(finalizer)).toBe(expected)
  })

  test('whoever set it, before the domain, unless that was a tool of people', () => {
    expect(ownerOf('example.com/hold', 'example.com', ['billing-operator'])).toBe('billing-operator')
    expect(ownerOf('example.com/hold', 'example.com', ['kubectl-patch'])).toBe('the controller of Database')
    expect(ownerOf('hold', 'example.com', ['kubectl-edit', 'billing-operator'])).toBe('billing-operator')
  })
})
