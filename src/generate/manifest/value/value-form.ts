import { z } from 'zod'
import { parseQuantity } from '../../../object/index.ts'
import { unitAdvice } from '../../rule/index.ts'
import { dataKey, dnsSubdomain, named, optionallyNamed } from '../object-name.ts'

export const quantity = z
  .string()
  .refine((text) => parseQuantity(text) !== undefined, 'has to be a quantity such as 192Mi or 50m')
export const promDuration = z
  .string({ error: ({ input }) => (typeof input === 'number' ? unitAdvice(input) : undefined) })
  .regex(/^(\d+(ms|[smh]))+$/, 'has to be a duration such as 30s or 1m')
export const texts = z.array(z.string())
export const textMap = z.record(z.string(), z.string())

/** Parts that are Kubernetes' own, which the API server checks. */
export const anything = z.record(z.string(), z.unknown())
export const listOfAnything = z.array(anything)

/** A key of a Secret; without the Secret's name it is not there. */
export const secretKey = (key: string) =>
  z.strictObject({ secret: optionallyNamed(dnsSubdomain), key: named(dataKey).default(key) }).prefault({})
