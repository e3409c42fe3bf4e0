import { z } from 'zod'
import { dnsLabel, named } from '../object-name.ts'
import { texts } from './value-form.ts'

/** What is watched, and how much is read of what it owns. */
export const watch = z
  .strictObject({
    namespaces: z.array(named(dnsLabel)).default([]).describe('Empty: all.'),
    include: texts.default([]).describe('Kinds to watch, such as *.cert-manager.io; empty: all.'),
    exclude: texts.default([]).describe('Kinds not to watch.'),
    owned: z
      .enum(['full', 'metadata', 'none'])
      .default('full')
      .describe('How much is read of what custom resources own, down to pods.'),
    ownedSecrets: z
      .boolean()
      .default(false)
      .describe(
        'Read the metadata of Secrets that resources own. RBAC cannot allow it without their values.',
      ),
  })
  .prefault({})
