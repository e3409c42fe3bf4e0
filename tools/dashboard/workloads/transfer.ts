import { timeSeries } from '../panel/time-series.ts'
import { rate } from '../selector.ts'
import { containers, joined, perPodTotal, podIdentity, pods } from './pod-selector.ts'

/** What the pods move over the network and to disk. */
export function transfer() {
  return [network(), networkErrors(), disk()]
}

function network() {
  const moved = (direction: string) =>
    joined(
      perPodTotal(
        `max by (${podIdentity}, interface) (${rate(`container_network_${direction}_bytes_total{${pods}}`)})`,
      ),
    )
  return timeSeries({
    title: 'Network',
    description: 'Bytes a second that each pod receives, and sends (dashed).',
    unit: 'Bps',
    width: 8,
    queries: [
      { expr: moved('receive'), legend: '{{pod}} in' },
      { expr: moved('transmit'), legend: '{{pod}} out' },
    ],
    dashed: ['/out/'],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

function networkErrors() {
  const dropped = (direction: string) =>
    perPodTotal(
      `max by (${podIdentity}, interface) (${rate(`container_network_${direction}_packets_dropped_total{${pods}}`)})`,
    )
  return timeSeries({
    title: 'Packets dropped',
    description: 'Packets a second that were lost at the interface of the pod.',
    unit: 'pps',
    width: 8,
    queries: [{ expr: joined(`${dropped('receive')} + ${dropped('transmit')}`), legend: '{{pod}}' }],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

function disk() {
  return timeSeries({
    title: 'Written to disk',
    description: 'Bytes a second that the containers of each pod write.',
    unit: 'Bps',
    width: 8,
    queries: [
      {
        expr: joined(
          perPodTotal(
            `max by (${podIdentity}, container, device) (${rate(`container_fs_writes_bytes_total{${containers}}`)})`,
          ),
        ),
        legend: '{{pod}}',
      },
    ],
    noValue: 'no cadvisor metrics, or no pods',
  })
}
