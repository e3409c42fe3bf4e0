import { z } from 'zod'
import { dnsSubdomain, optionallyNamed } from '../object-name.ts'
import { anything, listOfAnything, quantity, textMap } from './value-form.ts'

/** The pods, but for what runs in them. */
export const pod = z
  .strictObject({
    resources: z
      .strictObject({
        requests: z
          .strictObject({ cpu: quantity.default('50m'), memory: quantity.default('192Mi') })
          .prefault({}),
        limits: z
          .strictObject({
            cpu: z.union([z.literal(''), quantity]).default(''),
            memory: quantity.default('512Mi'),
          })
          .prefault({}),
      })
      .prefault({}),
    labels: textMap.default({}),
    annotations: textMap.default({}),
    priorityClassName: optionallyNamed(dnsSubdomain),
    nodeSelector: textMap.default({}),
    tolerations: listOfAnything.default([]),
    affinity: anything.default({}),
    spread: z.boolean().default(true).describe('Over nodes, when there are several replicas.'),
    terminationGracePeriodSeconds: z.int().min(1).default(30),
    env: listOfAnything.default([]),
  })
  .prefault({})
