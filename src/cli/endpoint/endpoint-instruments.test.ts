import { expect, test } from 'vitest'
import { endpointMetrics } from '../../catalogue/index.ts'
import { refusalReasons } from '../../endpoint/index.ts'
import { Exposition, parseText } from '../../exposition/index.ts'
import { EndpointInstruments } from './endpoint-instruments.ts'

function samplesOf(instruments: EndpointInstruments): string[] {
  const { body } = new Exposition({ families: () => instruments.families() }).scrape({})
  const text = Buffer.concat(Array.from(body, (part) => Buffer.from(part))).toString()
  const { families } = parseText(text)
  return families.flatMap(({ samples }) =>
    samples.map(({ name, labels, value }) => `${name} ${Object.values(labels).join()} ${value}`),
  )
}

test('every reason is counted from 0, as many as the catalogue says', () => {
  const instruments = new EndpointInstruments(false)
  expect(samplesOf(instruments)).toEqual(
    refusalReasons.map((reason) => `binnacle_endpoint_refused_total ${reason} 0`),
  )
  expect(endpointMetrics.refusedTotal.cost.series).toBe(refusalReasons.length)
  instruments.observer.refused?.('denied')
  expect(samplesOf(instruments)).toContain('binnacle_endpoint_refused_total denied 1')
})

test('looks at a certificate are counted, and its end is that of the last that could be used', () => {
  const instruments = new EndpointInstruments(true)
  const ofCertificate = () => samplesOf(instruments).filter((sample) => sample.includes('certificate_'))
  instruments.observer.certificateRead?.({ validTo: 5_000 })
  instruments.observer.certificateRead?.(undefined)
  expect(ofCertificate()).toEqual([
    'binnacle_endpoint_certificate_reads_total success 1',
    'binnacle_endpoint_certificate_reads_total error 1',
    'binnacle_endpoint_certificate_expiry_timestamp_seconds  5',
  ])
})
