import { Document, visit } from 'yaml'
import type { KubernetesObject } from '../../object/index.ts'
import type { GeneratedFile } from '../generated-file.ts'
import { accessObjects, serviceAccounts } from './access.ts'
import { bundledObjects } from './bundled-objects.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { configMaps } from './configuration.ts'
import { commonLabels, type ManifestContext } from './manifest-context.ts'
import { monitorObjects } from './monitor-object.ts'
import { networkPolicies, service } from './network.ts'
import { persistentVolumeClaims, podDisruptionBudgets, workload } from './workload.ts'

/** Every object of an installation, in the order in which they can be applied. Pure. */
export function manifests(context: ManifestContext): KubernetesObject[] {
  return [
    ...namespaces(context),
    ...serviceAccounts(context),
    ...accessObjects(context),
    ...configMaps(context),
    ...persistentVolumeClaims(context),
    service(context),
    workload(context),
    ...podDisruptionBudgets(context),
    ...networkPolicies(context),
    ...monitorObjects(context),
    ...bundledObjects(context),
  ]
}

/** A file for each object, numbered so that `kubectl apply -f FOLDER` takes them in order. */
export function manifestFiles(objects: readonly KubernetesObject[]): GeneratedFile[] {
  const width = String(objects.length).length
  return objects.map((object, index) => {
    const { namespace, name } = object.metadata
    const where = `${object.kind}-${namespace === undefined ? '' : `${namespace}-`}${name}`
    const number = String(index + 1).padStart(width, '0')
    const slug = where.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')
    return {
      path: `${number}-${slug}.yaml`,
      text: manifestText(object),
    }
  })
}

/**
 * YAML as kubectl and Helm read it, which is 1.1: there `off`, `no` and `12:30` are no texts unless they are quoted. Octals
 * are those of 1.2, too.
 */
export function manifestText(value: unknown): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && /^[-+]?0o/.test(node.value)) node.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0 })
}

function namespaces(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.namespace, context)) return []
  const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' }
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: context.namespace, labels: { ...commonLabels(context), ...restricted } },
    },
  ]
}
