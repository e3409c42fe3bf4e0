import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readReferences } from './references.ts'

/** `kind.group namespace/name via`, a line each. */
function references(spec: string): string {
  return readReferences({ metadata: {}, spec: parse(spec) })
    .map(({ kind, group, namespace, name, via }) =>
      [group === undefined ? kind : `${kind}.${group}`, namespace ? `${namespace}/${name}` : name, via].join(
        ' ',
      ),
    )
    .join('\n')
}

describe('the spec names', () => {
  test.each([
    ['{secretName: tls}', 'Secret. tls spec.secretName'],
    ['{adminSecretName: pw}', 'Secret. pw spec.adminSecretName'],
    ['{adminSecretRef: pw}', 'Secret. pw spec.adminSecretRef'],
    ['{auth: {existingSecret: pw}}', 'Secret. pw spec.auth.existingSecret'],
    ['{serviceAccountName: runner}', 'ServiceAccount. runner spec.serviceAccountName'],
    [
      '{volumes: [{persistentVolumeClaim: {claimName: data}}]}',
      'PersistentVolumeClaim. data spec.volumes[0].persistentVolumeClaim.claimName',
    ],
    ['{configMapRef: {name: settings}}', 'ConfigMap. settings spec.configMapRef'],
    ['{valueFrom: {secretKeyRef: {name: pw, key: password}}}', 'Secret. pw spec.valueFrom.secretKeyRef'],
    ['{configMap: {name: settings}}', 'ConfigMap. settings spec.configMap'],
    ['{imagePullSecrets: [{name: registry}]}', 'Secret. registry spec.imagePullSecrets[0]'],
    ['{issuerRef: {name: ca}}', 'Issuer.cert-manager.io ca spec.issuerRef'],
    [
      '{issuerRef: {name: ca, kind: ClusterIssuer, group: cert-manager.io}}',
      'ClusterIssuer.cert-manager.io ca spec.issuerRef',
    ],
    [
      '{sourceRef: {kind: GitRepository, name: app, namespace: flux}}',
      'GitRepository flux/app spec.sourceRef',
    ],
    [
      '{scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}',
      'Deployment.apps web spec.scaleTargetRef',
    ],
    ['{targetRef: {apiVersion: v1, kind: Service, name: web}}', 'Service. web spec.targetRef'],
    [
      '{parentRefs: [{name: edge, namespace: infra}]}',
      'Gateway.gateway.networking.k8s.io infra/edge spec.parentRefs[0]',
    ],
    ['{rules: [{backendRefs: [{name: web, port: 80}]}]}', 'Service. web spec.rules[0].backendRefs[0]'],
    [
      '{secretStoreRefs: [{name: vault, kind: ClusterSecretStore}]}',
      'ClusterSecretStore.external-secrets.io vault spec.secretStoreRefs[0]',
    ],
    ['{a: {secretName: tls}, b: {secretName: tls}}', 'Secret. tls spec.a.secretName'],
  ])('%s: %s', (spec, expected) => {
    expect(references(spec)).toBe(expected)
  })

  test.each([
    ['a kind that nobody tells', '{clusterRef: {name: main}}'],
    ['a value', '{clientSecret: hunter2, secret: hunter2, secretKey: a, existingPassword: b}'],
    ['no name of an object', '{secretName: "Not A Name", configMapName: ""}'],
    [
      'things with names of their own',
      '{containers: [{name: web}], services: [{name: http}], name: a, displayName: b}',
    ],
    ['what may be a name of its own', '{serviceName: shop, resourceClaimName: gpu, externalSecretName: a}'],
    ['what is not text', '{secretName: 3, configMapRef: {name: [a]}, issuerRef: a}'],
  ])('nothing by %s', (_, spec) => {
    expect(references(spec)).toBe('')
  })

  test('no more than sixteen', () => {
    const secrets = Array.from({ length: 40 }, (_, index) => `{secretName: s${index}}`)
    expect(references(`{volumes: [${secrets.join(', ')}]}`).split('\n')).toHaveLength(16)
  })
})

test('any object at all is read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (spec) => {
      expect(readReferences({ metadata: {}, spec }).length).toBeLessThanOrEqual(16)
    }),
  )
})
