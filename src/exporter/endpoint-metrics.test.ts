import { expect, test } from 'vitest'
import { Registry } from '../exposition/index.ts'
import { declareEndpointMetrics } from './endpoint-metrics.ts'

test('of certificates there is nothing until one was read; one that fails to be leaves the expiry of that in use', () => {
  const registry = new Registry({ naming: 'promlint' })
  const told: unknown[] = []
  const observer = declareEndpointMetrics(registry, 'shop', { certificateRead: (each) => told.push(each) })
  const text = () =>
    registry
      .families()
      .flatMap((family) => [...family.chunks()].map((chunk) => chunk.render()))
      .join('')
  observer.refused?.('credentials')
  expect(text()).toContain('shop_endpoint_refused_total{reason="credentials"} 1\n')
  expect(text()).toContain('shop_endpoint_refused_total{reason="rate"} 0\n')
  expect(text()).not.toContain('certificate_')

  observer.certificateRead?.({ validTo: 1_800_000_000_000 })
  observer.certificateRead?.(undefined)
  expect(text()).toContain('shop_endpoint_certificate_reads_total{result="success"} 1\n')
  expect(text()).toContain('shop_endpoint_certificate_reads_total{result="error"} 1\n')
  expect(text()).toContain('shop_endpoint_certificate_expiry_timestamp_seconds 1800000000\n')
  expect(told).toEqual([{ validTo: 1_800_000_000_000 }, undefined])
})
