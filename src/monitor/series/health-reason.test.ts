import { expect, test } from 'vitest'
import type { HealthState } from '../../health/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { assessByField, kindBench } from '../fixture/kind-bench.ts'

const database = (name: string, health: HealthState, certainty: number): KubernetesObject => ({
  metadata: { namespace: 'shop', name, uid: name },
  status: { health, certainty },
})

test('what is degraded or progressing tells why, and whether that is sure; the others have no series of it', () => {
  const bench = kindBench(crdText({ kind: 'Database' }), {
    assess: (object, ...rest) => {
      const assessed = assessByField(object, ...rest)
      const { certainty = 1 } = object.status as { certainty?: number }
      return { ...assessed, verdict: { ...assessed.verdict, certainty } }
    },
  })
  bench.list(
    database('a', 'degraded', 0.6),
    database('b', 'progressing', 0.59),
    database('c', 'healthy', 0.3),
    database('d', 'terminating', 1),
  )
  const text = () =>
    bench.text('cr_health_reason_info').replaceAll('group="example.com",kind="Database",', '')
  expect(
    text(),
  ).toBe(`cr_health_reason_info{namespace="shop",name="a",state="degraded",reason="Told",sure="true"} 1
cr_health_reason_info{namespace="shop",name="b",state="progressing",reason="Told",sure="false"} 1
`)
  bench.sink.upsert(database('a', 'healthy', 1))
  expect(text()).not.toContain('name="a"')
})
