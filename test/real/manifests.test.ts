import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../../src/object/index.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { type CommandResult, runCommand } from './component/run-command.ts'
import { definitions, ownedObjects, ownedPaths, resources } from './fixture/access-cluster.ts'
import { freePort } from './process/free-port.ts'
import { type AuditEvent, adminToken, KubeApiserver } from './process/kube-apiserver.ts'
import { RunningProgram, until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const root = path.resolve(import.meta.dirname, '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')
const main = path.join(root, 'src', 'cli', 'main.ts')

interface Rule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly verbs: readonly string[]
}

interface PodTemplate {
  readonly metadata: object
  readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] }
}

type Role = KubernetesObject & { readonly rules: readonly Rule[] }

/** A verb of a resource, of one name where a rule says so: `get statefulsets.apps binnacle`. */
function grants(role: Role): string[] {
  return role.rules.flatMap(({ apiGroups, resources, resourceNames = [''], verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        resourceNames.flatMap((name) => verbs.map((verb) => grantOf(verb, resource, group, name))),
      ),
    ),
  )
}

function grantOf(verb: string, resource: string, group: string, name: string): string {
  return `${verb} ${resource}${group === '' ? '' : `.${group}`}${name === '' ? '' : ` ${name}`}`
}

const withoutName = (grant: string) => grant.split(' ').slice(0, 2).join(' ')

describeReal('the generated manifests on a real API server', [kubernetes], () => {
  const server = new KubeApiserver(kubernetes, [], {
    audit: true,
    flags: ['--feature-gates=WatchList=false'],
  })
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-manifests-'))
    await server.start()
    await server.kubectl.apply(definitions)
    await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
    for (const namespace of ['shop', 'other']) {
      await server.kubectl.run(['create', 'namespace', namespace])
      await until(
        async () =>
          (await server.kubectl.try(['apply', '-f', '-'], { input: resources(namespace) })).code === 0,
        'the kinds are served',
      )
      const uid = await server.kubectl.run([
        'get',
        'database',
        'orders',
        '-n',
        namespace,
        '-o',
        'jsonpath={.metadata.uid}',
      ])
      await server.kubectl.apply(ownedObjects(namespace, uid))
    }
  })
  afterAll(async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  })

  function binnacle(...args: string[]): Promise<CommandResult> {
    return runCommand(node, [main, 'manifests', '--kubeconfig', server.kubeconfigPath, ...args])
  }

  /** An installation: its objects, applied. */
  async function install(namespace: string, ...set: string[]): Promise<Installation> {
    const given = ['createNamespace=true', 'scrape.kind=none', 'image.repository=registry.example/binnacle']
    const settings = [...given, ...set].flatMap((one) => ['--set', one])
    const { code, stdout, stderr } = await binnacle('--namespace', namespace, ...settings)
    expect([code, stderr]).toEqual([0, ''])
    await server.kubectl.apply(stdout, '--server-side')
    const objects = parseAllDocuments(stdout).map((document) => document.toJSON() as KubernetesObject)
    return new Installation(namespace, objects)
  }

  class Installation {
    readonly namespace: string
    readonly objects: readonly KubernetesObject[]

    constructor(namespace: string, objects: readonly KubernetesObject[]) {
      this.namespace = namespace
      this.objects = objects
    }

    get user(): string {
      return `system:serviceaccount:${this.namespace}:binnacle`
    }

    /** Those that are bound to the monitor. */
    get roles(): readonly Role[] {
      const names = new Set(
        this.objects.filter(({ kind }) => kind?.endsWith('RoleBinding')).map(({ metadata }) => metadata.name),
      )
      return this.objects.filter((object): object is Role => {
        return (object.kind === 'ClusterRole' || object.kind === 'Role') && names.has(object.metadata.name)
      })
    }

    get template(): PodTemplate {
      const workload = this.objects.find(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
      return (workload as unknown as { spec: { template: PodTemplate } }).spec.template
    }

    get #arguments(): readonly string[] {
      return (this.template.spec.containers[0]?.args ?? []).filter((arg) => !arg.startsWith('--listen'))
    }

    /**
     * Runs the container's command as the ServiceAccount and looks at everything, until `isDone`, which it has to come to
     * within a minute and a half; gives what the API server was asked.
     */
    async run(isDone: (events: readonly AuditEvent[]) => boolean): Promise<readonly AuditEvent[]> {
      const token = (await server.kubectl.run(['create', 'token', 'binnacle', '-n', this.namespace])).trim()
      const kubeconfig = path.join(folder, this.namespace)
      await writeFile(kubeconfig, server.kubeconfigFor(token))
      await server.forgetAudit()
      const address = `127.0.0.1:${await freePort()}`
      const program = new RunningProgram(
        node,
        [main, '--kubeconfig', kubeconfig, '--listen', address, ...this.#arguments],
        { POD_NAME: 'binnacle-0', POD_NAMESPACE: this.namespace },
      )
      const ask = (where: string) =>
        fetch(`http://${address}${where}`, { headers: { authorization: `Bearer ${adminToken}` } }).then(
          (answer) => answer.text(),
        )
      try {
        await program
          .until(
            async () => {
              const events = await server.audit(this.user)
              if (isDone(events)) return true
              for (const namespace of ['shop', 'other']) {
                const resource = `/api/v1/resources/acme.io/Database/${namespace}/orders`
                await Promise.all([
                  ask('/metrics'),
                  ask(resource),
                  ask(`${resource}/tree`),
                  ...ownedPaths.map((owned) => ask(`/api/v1/resources/${owned}/${namespace}/orders`)),
                  ask(`/api/v1/resources/acme.io/Backup/${namespace}/nightly`),
                  ask('/api/v1/resources/acme.io/Region/-/north'),
                ]).catch(() => {})
              }
              return false
            },
            'all was asked for',
            90_000,
          )
          .catch(() => undefined)
        return await server.audit(this.user)
      } finally {
        await program.stop()
      }
    }

    /** Grants that were used, and those that were not. */
    unused(events: readonly AuditEvent[]): string[] {
      const used = new Set(events.map(usedGrant))
      return this.roles.flatMap((role) =>
        grants(role).filter((grant) => !used.has(grant) && !used.has(withoutName(grant))),
      )
    }
  }

  function usedGrant({ verb, objectRef }: AuditEvent): string {
    return grantOf(verb, objectRef?.resource ?? '', objectRef?.apiGroup ?? '', '')
  }

  const refused = (events: readonly AuditEvent[]) =>
    events
      .filter(({ responseStatus }) => responseStatus?.code === 403)
      .map((event) => `${usedGrant(event)} in ${event.objectRef?.namespace ?? 'the cluster'}`)

  describe.each([
    ['of the whole cluster', 'binnacle', []],
    ['of one namespace', 'narrow', ['watch.namespaces=[shop]']],
    [
      'with all that can be on',
      'full',
      ['watch.ownedSecrets=true', 'endpoint.kubernetesAuthentication=true', 'sharding.enabled=true'],
    ],
    ['sharded, of custom resources alone', 'shards', ['sharding.enabled=true', 'watch.owned=none']],
  ] as const)('%s', (_, namespace, set) => {
    let installation: Installation

    beforeAll(async () => {
      installation = await install(namespace, ...set)
    })

    test('a full run is refused nothing, and uses every verb that is granted', async () => {
      const events = await installation.run((seen) => installation.unused(seen).length === 0)
      expect(refused(events)).toEqual([])
      expect(installation.unused(events)).toEqual([])
    })

    test('security: its pods are let into a namespace for restricted ones', async () => {
      const pod = { apiVersion: 'v1', kind: 'Pod', ...installation.template }
      const input = JSON.stringify({ ...pod, metadata: { ...pod.metadata, name: 'binnacle-0' } })
      const args = ['create', '--dry-run=server', '-n', namespace, '-f', '-']
      expect(await server.kubectl.run(args, { input })).toContain('pod/binnacle-0 created')
    })

    test('without any one of its rules something is refused', async () => {
      for (const role of installation.roles)
        for (const [index, rule] of role.rules.entries()) {
          const rules = role.rules.filter((_, other) => other !== index)
          await server.kubectl.apply(JSON.stringify({ ...role, rules }), '--server-side')
          const lacking = new Set(grants({ ...role, rules: [rule] }).map(withoutName))
          // The authorizer learns a little later of a role, and may still refuse what the rule before grants.
          const missed = (seen: readonly AuditEvent[]) =>
            refused(seen).filter((one) => lacking.has(one.split(' in ')[0] ?? ''))
          const events = await installation.run((seen) => missed(seen).length > 0)
          expect(missed(events)).not.toEqual([])
          await server.kubectl.apply(JSON.stringify(role), '--server-side')
        }
    }, 600_000)
  })
})
