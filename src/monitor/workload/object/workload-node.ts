import type { ApiResource } from '../../../object/index.ts'
import type { ResourceRecord } from '../../record/resource-record.ts'
import type { OwnedRecord } from './owned-record.ts'
import type { OwnerGraph } from './owner-graph.ts'

/** A custom resource, or what one owns. */
export type WorkloadNode = ResourceRecord | OwnedRecord

export type WorkloadGraph = OwnerGraph<WorkloadNode>

export function isCustomResource(node: WorkloadNode): node is ResourceRecord {
  return 'definition' in node
}

export function resourceOf(node: WorkloadNode): ApiResource {
  return isCustomResource(node) ? node.definition.resource : node.resource
}

/** The outermost custom resource above the node, or the node itself; undefined when there is none. */
export function rootOf(graph: WorkloadGraph, node: WorkloadNode): ResourceRecord | undefined {
  return graph.path(node).findLast(isCustomResource)
}
