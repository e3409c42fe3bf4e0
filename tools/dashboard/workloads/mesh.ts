import { bad, good } from '../panel/stat.ts'
import { timeSeries } from '../panel/time-series.ts'
import { failureShare } from '../ratio.ts'
import type { Row } from '../row.ts'
import { rate } from '../selector.ts'
import { joined, perPodTotal, podIdentity, pods } from './pod-selector.ts'

/** A service mesh, as the proxies of the pods that serve tell of it. */
interface Mesh {
  readonly name: string
  /** What its proxies count: requests, or the responses to them. */
  readonly counted: 'Request' | 'Response'
  readonly total: string
  /** Milliseconds. */
  readonly duration: string
  /** What leaves out the side of those who ask, whose proxies count the same. */
  readonly side: string
  /** By which label of the counter what was counted is told apart. */
  readonly outcome: { readonly label: string; readonly description: string }
  readonly failed: { readonly matcher: string; readonly description: string }
  readonly colors?: Readonly<Record<string, string>>
  readonly noProxy: string
}

export const meshes: readonly Mesh[] = [
  {
    name: 'Istio',
    counted: 'Request',
    total: 'istio_requests_total',
    duration: 'istio_request_duration_milliseconds_bucket',
    side: 'reporter="destination"',
    outcome: {
      label: 'response_code',
      description: 'Requests a second by code, as the sidecar of the pod that serves them counts.',
    },
    failed: {
      matcher: 'response_code=~"5..|0"',
      description:
        'Share of requests answered 5xx or not at all, by pod. One pod: that pod. All pods: what they depend on.',
    },
    noProxy: 'no sidecar of Istio',
  },
  {
    name: 'Linkerd',
    counted: 'Response',
    total: 'response_total',
    duration: 'response_latency_ms_bucket',
    side: 'direction="inbound"',
    outcome: {
      label: 'classification',
      description: 'Responses a second by what the proxy holds them for.',
    },
    failed: {
      matcher: 'classification="failure"',
      description: 'Share of responses that the proxy holds for failures, by pod.',
    },
    colors: { success: good, failure: bad },
    noProxy: 'no proxy of Linkerd',
  },
]

/** What the proxies of a mesh tell of the pods: shown when somebody who has the mesh opens it. */
export function meshRow(mesh: Mesh): Row {
  return { title: mesh.name, collapsed: true, panels: [traffic(mesh), failures(mesh), duration(mesh)] }
}

function traffic({ name, counted, total, side, outcome, colors, noProxy }: Mesh) {
  const series = `${total}{${pods}, ${side}}`
  const perPod = `sum by (${podIdentity}, ${outcome.label}) (${rate(series)})`
  return timeSeries({
    title: `${counted}s through ${name}`,
    description: outcome.description,
    unit: 'reqps',
    width: 8,
    stacked: true,
    queries: [{ expr: `sum by (${outcome.label}) (${joined(perPod)})`, legend: `{{${outcome.label}}}` }],
    ...(colors && { colors }),
    noValue: noProxy,
  })
}

function failures({ name, counted, total, side, failed }: Mesh) {
  const all = perPodTotal(rate(`${total}{${pods}, ${side}}`))
  const failing = perPodTotal(rate(`${total}{${pods}, ${side}, ${failed.matcher}}`))
  return timeSeries({
    title: `Failures through ${name}`,
    description: failed.description,
    unit: 'percentunit',
    width: 8,
    max: 1,
    queries: [{ expr: joined(failureShare(failing, all)), legend: '{{pod}}' }],
    noValue: `no ${counted.toLowerCase()}s`,
  })
}

function duration({ name, counted, duration, side }: Mesh) {
  const buckets = `sum by (${podIdentity}, le) (${rate(`${duration}{${pods}, ${side}}`)})`
  return timeSeries({
    title: `${counted} time through ${name}`,
    description: 'Median and slowest in a hundred by pod.',
    unit: 'ms',
    width: 8,
    queries: [0.5, 0.99].map((quantile) => ({
      expr: joined(`histogram_quantile(${quantile}, ${buckets})`),
      legend: `p${quantile * 100} {{pod}}`,
    })),
    noValue: `no ${counted.toLowerCase()}s`,
  })
}
