import { z } from 'zod'
import { dnsSubdomain, optionallyNamed } from '../object-name.ts'
import { quantity } from './value-form.ts'

/** What happened, kept past a restart. */
export const history = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Keep what happened in a file on a volume, past a restart.'),
    retention: z.string().default('90d'),
    size: quantity.default('1Gi').describe('How large the file may become.'),
    volume: z
      .strictObject({
        size: quantity.default('2Gi'),
        storageClass: optionallyNamed(dnsSubdomain).describe("Empty: the cluster's default."),
        existingClaim: optionallyNamed(dnsSubdomain).describe(
          'A claim that is there already; not with sharding.',
        ),
      })
      .prefault({}),
  })
  .prefault({})
