import { z } from 'zod'
import { anything, listOfAnything, texts } from './value-form.ts'

/** How the monitor works: options of the command line. */
export const monitor = z
  .strictObject({
    tier: z
      .enum(['', 'full', 'compact', 'aggregate'])
      .default('')
      .describe('Empty: by the number of series.'),
    seriesLimit: z.int().min(0).default(0).describe('Most series of one metric of one kind; 0: the default.'),
    optIn: texts.default([]).describe('Metrics that are not written otherwise.'),
    labelsAllowlist: z.string().default(''),
    annotationsAllowlist: z.string().default(''),
    resync: z.string().default('').describe('Empty: never.'),
    healthOverrides: listOfAnything
      .default([])
      .describe('Rules of health of your own: docs/configuration.md.'),
    pairs: listOfAnything.default([]).describe('Pairs of spec and status: docs/configuration.md.'),
    customResourceState: anything
      .default({})
      .describe(
        "kube-state-metrics' configuration of custom resource state, whose metrics are served beside.",
      ),
    logFormat: z.enum(['json', 'text']).default('json'),
    logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    extraArgs: texts.default([]).describe('Options of the command line, as binnacle --help lists them.'),
  })
  .prefault({})
