import { z } from 'zod'
import { dnsSubdomain, imageName, imageTag, named, optionallyNamed } from '../object-name.ts'

/** What an image is called before somebody says where it lies: a name that no registry has. */
export const unpublishedImage = 'binnacle'

/** The image of the pods. */
export const image = z
  .strictObject({
    repository: named(imageName).default(unpublishedImage).describe('With the registry, if there is one.'),
    tag: optionallyNamed(imageTag).describe('Empty: the version of Binnacle.'),
    digest: z
      .string()
      .regex(/^(sha256:[0-9a-f]{64})?$/, 'has to be sha256: and 64 hexadecimal digits')
      .default('')
      .describe('Wins over the tag.'),
    pullPolicy: z.enum(['IfNotPresent', 'Always', 'Never']).default('IfNotPresent'),
    pullSecrets: z.array(named(dnsSubdomain)).default([]).describe('Names of Secrets in the same namespace.'),
  })
  .prefault({})
