import { z } from 'zod'
import { listOfAnything } from './value-form.ts'

const resourcesOfGroups = z.record(z.string(), z.array(z.string().min(1)).min(1))

/** What may be read, and by whom. */
export const rbac = z
  .strictObject({
    create: z.boolean().default(true),
    customResources: z
      .enum(['listed', 'all'])
      .default('listed')
      .describe('all: read everything in the cluster, Secrets too, because RBAC cannot leave any out.'),
    namespaced: resourcesOfGroups
      .default({})
      .describe(
        'API groups and their resources that lie in namespaces. Empty: those that are defined, as beside groups of which all are given (["*"]).',
      ),
    cluster: resourcesOfGroups.default({}).describe('The same of resources that do not.'),
    extraRules: listOfAnything.default([]).describe('Rules of a ClusterRole that are added.'),
    ruleEditor: z
      .boolean()
      .default(false)
      .describe('A ClusterRole that adds to edit and admin of everybody: to write PrometheusRules.'),
    metricsReader: z
      .boolean()
      .default(true)
      .describe('With kubernetesAuthentication: a ClusterRole for whoever scrapes.'),
  })
  .prefault({})
