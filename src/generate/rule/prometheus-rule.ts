import type { RuleGroup } from '../../promql/index.ts'
import type { GeneratedFile } from '../generated-file.ts'
import { formatRuleFile, plainGroup, toYaml } from './rule-file.ts'

export interface PrometheusRuleOptions {
  readonly name: string
  /** Absent: the object has none, and lands where it is applied. */
  readonly namespace?: string
  readonly labels: Readonly<Record<string, string>>
  /** Size of the rule file that is made of an object; default what leaves room under what the Prometheus Operator takes. */
  readonly mostBytes?: number
}

/** The Prometheus Operator takes half a Secret's most, 512 KiB, of the rule file in each object (maxConfigMapDataSize of its rules.go). */
const mostBytesByDefault = 500 * 1024

/**
 * Groups as PrometheusRule objects, each in a file: as many as it takes to keep every one under the most bytes. A group
 * that is larger by itself is divided, its parts numbered.
 */
export function prometheusRuleFiles(
  groups: readonly RuleGroup[],
  { name, namespace, labels, mostBytes = mostBytesByDefault }: PrometheusRuleOptions,
): readonly GeneratedFile[] {
  const parts = packed(
    groups.flatMap((group) => divided(group, mostBytes)),
    mostBytes,
  )
  return parts.map((part, index) => {
    const own = parts.length === 1 ? name : `${name}-${index + 1}`
    return {
      path: `${own}.yaml`,
      text: toYaml({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name: own, ...(namespace !== undefined && { namespace }), labels },
        spec: { groups: part.map(plainGroup) },
      }),
    }
  })
}

/** In their order, so that an object is the same as long as what is in it is. */
function packed(groups: readonly RuleGroup[], mostBytes: number): readonly (readonly RuleGroup[])[] {
  const parts: RuleGroup[][] = []
  let room = 0
  for (const group of groups) {
    const bytes = bytesOf(group)
    if (bytes > room || parts.length === 0) {
      parts.push([])
      room = mostBytes
    }
    parts.at(-1)?.push(group)
    room -= bytes
  }
  return parts
}

function divided(group: RuleGroup, mostBytes: number): readonly RuleGroup[] {
  if (bytesOf(group) <= mostBytes || group.rules.length < 2) return [group]
  const half = Math.ceil(group.rules.length / 2)
  const halves = [group.rules.slice(0, half), group.rules.slice(half)]
  return halves.flatMap((rules, index) =>
    divided({ ...group, name: `${group.name}.${index + 1}`, rules }, mostBytes),
  )
}

function bytesOf(group: RuleGroup): number {
  return Buffer.byteLength(formatRuleFile([group]))
}
