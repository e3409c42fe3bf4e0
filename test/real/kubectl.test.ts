import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApiServer } from '../../src/testing/index.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Kubectl } from './process/kubectl.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const siteCrd = await readFile(path.join(import.meta.dirname, 'fixture', 'site-crd.yaml'), 'utf8')

interface Variant {
  start(): Promise<Kubectl>
  stop(): Promise<void>
}

function realServer(): Variant {
  const server = new KubeApiserver(kubernetes)
  return {
    async start() {
      await server.start()
      return server.kubectl
    },
    stop: () => server.stop(),
  }
}

function embeddedServer(): Variant {
  let directory: string
  let stop = async () => {}
  return {
    async start() {
      const server = await startApiServer()
      stop = () => server.stop()
      directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-kubectl-'))
      const kubeconfig = path.join(directory, 'kubeconfig')
      await writeFile(kubeconfig, server.kubeconfig, { mode: 0o600 })
      return new Kubectl(path.join(kubernetes, 'kubectl'), kubeconfig)
    },
    async stop() {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const site = (name: string, image = 'nginx:1.27') => `apiVersion: web.example.dev/v1
kind: Site
metadata: { name: ${name}, namespace: default }
spec: { image: '${image}' }
`

/** The words of a line of a printed table. */
const words = (line: string | undefined) => (line ?? '').trim().split(/\s{2,}/)

for (const [name, variant] of [
  ['the embedded API server', embeddedServer()],
  ['a real kube-apiserver', realServer()],
] as const) {
  describeReal(`kubectl on ${name}`, [kubernetes], () => {
    let kubectl: Kubectl

    beforeAll(async () => {
      kubectl = await variant.start()
      await kubectl.apply(siteCrd)
      await kubectl.run(['wait', '--for=condition=Established', 'crd/sites.web.example.dev', '--timeout=60s'])
      // The real server may answer 404 or 429 for a moment after a CRD is established.
      await until(
        () => kubectl.run(['create', '-f', '-'], { input: site('blog') }),
        'the first site is created',
      )
    })
    afterAll(() => variant.stop())

    describe('get', () => {
      test('prints the columns of the definition as a table', async () => {
        const [header, row] = (await kubectl.run(['get', 'sites'])).split('\n')
        expect(words(header)).toEqual(['NAME', 'IMAGE', 'READY', 'AGE'])
        expect(row).toMatch(/^blog\s+nginx:1\.27\s+\d+s\s*$/)
      })

      test('-o wide adds the columns of lower priority, with the default filled in', async () => {
        const [header, row] = (await kubectl.run(['get', 'site/blog', '-o', 'wide'])).split('\n')
        expect(words(header)).toEqual(['NAME', 'IMAGE', 'READY', 'REPLICAS', 'AGE'])
        expect(row).toMatch(/^blog\s+nginx:1\.27\s+1\s+\d+s\s*$/)
      })

      test('-o yaml and -o jsonpath print the object', async () => {
        const yaml = await kubectl.run(['get', 'st', 'blog', '-o', 'yaml'])
        expect(yaml).toContain('kind: Site\n')
        expect(yaml).toContain('spec:\n  image: nginx:1.27\n  replicas: 1\n')
        expect(
          await kubectl.run(['get', 'st', 'blog', '-o', 'jsonpath={.spec.image} {.metadata.generation}']),
        ).toBe('nginx:1.27 1')
      })

      test('prints built-in kinds, all namespaces and custom columns', async () => {
        expect(words((await kubectl.run(['get', 'namespaces'])).split('\n')[0])).toEqual([
          'NAME',
          'STATUS',
          'AGE',
        ])
        const everywhere = await kubectl.run(['get', 'sites', '-A'])
        expect(words(everywhere.split('\n')[0])).toEqual(['NAMESPACE', 'NAME', 'IMAGE', 'READY', 'AGE'])
        const custom = await kubectl.run([
          'get',
          'sites',
          '-o',
          'custom-columns=N:.metadata.name,I:.spec.image',
          '--no-headers',
        ])
        expect(words(custom.split('\n').find((line) => line.startsWith('blog')))).toEqual([
          'blog',
          'nginx:1.27',
        ])
      })

      test('says NotFound for a missing object and names the resource', async () => {
        const { code, stderr } = await kubectl.try(['get', 'site', 'nowhere'])
        expect(code).toBe(1)
        expect(stderr).toBe('Error from server (NotFound): sites.web.example.dev "nowhere" not found\n')
      })

      test('-w prints what changes, as it changes', async () => {
        const { binary, args } = kubectl.command
        const watching = spawn(binary, [...args, 'get', 'sites', '-w', '--no-headers'])
        let printed = ''
        watching.stdout.setEncoding('utf8').on('data', (text: string) => {
          printed += text
        })
        try {
          await until(() => printed.includes('blog'), 'the present sites are printed')
          await kubectl.run(['create', '-f', '-'], { input: site('watched') })
          await until(() => /^watched.*\n/m.test(printed), 'the new site is printed')
        } finally {
          watching.kill()
        }
        expect(printed).toMatch(/^watched\s+nginx:1\.27\s+\d+s\s*$/m)
      })
    })

    describe('create', () => {
      test('makes a namespace, a config map and a secret', async () => {
        expect(await kubectl.run(['create', 'namespace', 'shop'])).toBe('namespace/shop created\n')
        expect(
          await kubectl.run(['create', 'configmap', 'settings', '-n', 'shop', '--from-literal=a=1']),
        ).toBe('configmap/settings created\n')
        await kubectl.run(['create', 'secret', 'generic', 'password', '-n', 'shop', '--from-literal=p=hush'])
        expect(
          await kubectl.run(['get', 'secret', 'password', '-n', 'shop', '-o', 'jsonpath={.data.p}']),
        ).toBe('aHVzaA==')
        expect(
          await kubectl.run(['get', 'configmap', 'settings', '-n', 'shop', '-o', 'jsonpath={.data.a}']),
        ).toBe('1')
      })

      test('refuses what the schema does not allow, with every cause', async () => {
        const bad = site('bad').replace("image: 'nginx:1.27'", "image: '', replicas: 10, tier: gold")
        const { code, stderr } = await kubectl.try(['create', '-f', '-'], { input: bad })
        expect(code).toBe(1)
        expect(stderr).toContain('The Site "bad" is invalid: ')
        expect(stderr).toContain(
          '* spec.replicas: Invalid value: 10: spec.replicas in body should be less than or equal to 9\n',
        )
        expect(stderr).toContain('* spec.tier: Unsupported value: "gold": supported values: "free", "paid"')
        expect(stderr).toContain(
          '* spec.image: Invalid value: "": spec.image in body should be at least 1 chars long',
        )
      })

      test('refuses a field that the schema does not know', async () => {
        const { code, stderr } = await kubectl.try(['create', '-f', '-'], {
          input: site('typo').replace('image:', 'imagee: x, image:'),
        })
        expect(code).toBe(1)
        expect(stderr).toContain('strict decoding error: unknown field "spec.imagee"')
      })

      test('refuses a name that is taken', async () => {
        const { stderr } = await kubectl.try(['create', '-f', '-'], { input: site('blog') })
        expect(stderr).toBe(
          'Error from server (AlreadyExists): error when creating "STDIN": sites.web.example.dev "blog" already exists\n',
        )
      })
    })

    describe('apply, client side', () => {
      test('creates, changes, and sees that nothing changed', async () => {
        expect(await kubectl.apply(site('applied'))).toBe('site.web.example.dev/applied created\n')
        expect(await kubectl.apply(site('applied'))).toBe('site.web.example.dev/applied unchanged\n')
        expect(await kubectl.apply(site('applied', 'nginx:1.28'))).toBe(
          'site.web.example.dev/applied configured\n',
        )
        expect(await kubectl.run(['get', 'site', 'applied', '-o', 'jsonpath={.metadata.generation}'])).toBe(
          '2',
        )
      })

      test('merges the lists of a built-in kind by their keys', async () => {
        const service = (...ports: string[]) =>
          `apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: default}\nspec: {selector: {app: web}, ports: [${ports.join(', ')}]}\n`
        const http = '{name: http, port: 80, targetPort: 8080}'
        await kubectl.apply(service(http, '{name: admin, port: 81, targetPort: 8081}'))
        await kubectl.apply(service(http))
        expect(await kubectl.run(['get', 'service', 'web', '-o', 'jsonpath={.spec.ports[*].name}'])).toBe(
          'http',
        )
      })
    })

    describe('apply of a kind that is not served', () => {
      const doodad = (apiVersion: string) => `apiVersion: ${apiVersion}\nkind: Doodad\nmetadata: {name: a}\n`

      test.for(['web.example.dev/v1', 'apps/v1', 'v1', 'nowhere.example.dev/v1'])(
        'says that %s has none, and where kinds come from',
        async (apiVersion) => {
          const { code, stderr } = await kubectl.try(['apply', '-f', '-'], { input: doodad(apiVersion) })
          expect(code).toBe(1)
          expect(stderr).toContain(`no matches for kind "Doodad" in version "${apiVersion}"`)
          expect(stderr).toContain('ensure CRDs are installed first')
        },
      )
    })

    describe('changing', () => {
      beforeAll(async () => {
        await kubectl.run(['create', '-f', '-'], { input: site('changing') })
      })

      test('replace', async () => {
        expect(await kubectl.run(['replace', '-f', '-'], { input: site('changing', 'nginx:1.29') })).toBe(
          'site.web.example.dev/changing replaced\n',
        )
      })

      test('patch as merge and as json, and strategic on built-ins only', async () => {
        const patch = (type: string, text: string, target = 'site/changing') => [
          'patch',
          target,
          `--type=${type}`,
          '-p',
          text,
        ]
        await kubectl.run(patch('merge', '{"spec":{"replicas":3}}'))
        await kubectl.run(patch('json', '[{"op":"replace","path":"/spec/image","value":"nginx:2"}]'))
        expect(
          await kubectl.run(['get', 'site', 'changing', '-o', 'jsonpath={.spec.replicas} {.spec.image}']),
        ).toBe('3 nginx:2')
        const refused = await kubectl.try(patch('strategic', '{"spec":{"replicas":4}}'))
        expect(refused.code).toBe(1)
        await kubectl.run(['create', 'configmap', 'patched', '--from-literal=a=1'])
        await kubectl.run(patch('strategic', '{"data":{"b":"2"}}', 'configmap/patched'))
        expect(await kubectl.run(['get', 'configmap', 'patched', '-o', 'jsonpath={.data}'])).toBe(
          '{"a":"1","b":"2"}',
        )
      })

      test('patch and get through the status subresource', async () => {
        const status = '{"status":{"phase":"Serving","conditions":[{"type":"Ready","status":"True"}]}}'
        await kubectl.run(['patch', 'site', 'changing', '--subresource=status', '--type=merge', '-p', status])
        expect(await kubectl.run(['get', 'site', 'changing', '--no-headers'])).toMatch(
          /^changing\s+nginx:2\s+True\s/,
        )
      })

      test('edit', async () => {
        const env = { KUBE_EDITOR: 'sed -i s/nginx:2/nginx:3/' }
        expect(await kubectl.run(['edit', 'site', 'changing'], { env })).toBe(
          'site.web.example.dev/changing edited\n',
        )
        expect(await kubectl.run(['get', 'site', 'changing', '-o', 'jsonpath={.spec.image}'])).toBe('nginx:3')
      })

      test('label and annotate, and get by label', async () => {
        expect(await kubectl.run(['label', 'site', 'changing', 'tier=front'])).toBe(
          'site.web.example.dev/changing labeled\n',
        )
        expect(await kubectl.run(['annotate', 'site', 'changing', 'note=hello there'])).toBe(
          'site.web.example.dev/changing annotated\n',
        )
        expect(await kubectl.run(['get', 'sites', '-l', 'tier in (front)', '-o', 'name'])).toBe(
          'site.web.example.dev/changing\n',
        )
        expect(await kubectl.run(['get', 'sites', '-l', 'tier=back', '-o', 'name'])).toBe('')
      })
    })

    describe('looking', () => {
      test('describe', async () => {
        const described = await kubectl.run(['describe', 'site', 'blog'])
        expect(described).toMatch(/^Name:\s+blog$/m)
        expect(described).toMatch(/^Kind:\s+Site$/m)
        expect(described).toMatch(/^ {2}Image:\s+nginx:1\.27$/m)
        expect(described).toMatch(/^Events:\s+<none>$/m)
      })

      test('api-resources', async () => {
        const lines = (await kubectl.run(['api-resources'])).split('\n').map(words)
        expect(lines).toContainEqual(['sites', 'st', 'web.example.dev/v1', 'true', 'Site'])
        expect(lines).toContainEqual(['configmaps', 'cm', 'v1', 'true', 'ConfigMap'])
        expect(lines).toContainEqual(['deployments', 'deploy', 'apps/v1', 'true', 'Deployment'])
        expect(lines).toContainEqual(['namespaces', 'ns', 'v1', 'false', 'Namespace'])
      })

      test('explain', async () => {
        const explained = await kubectl.run(['explain', 'site.spec.image'])
        expect(explained).toMatch(/^GROUP:\s+web\.example\.dev$/m)
        expect(explained).toContain('FIELD: image <string>')
        expect(explained).toContain('The container image that serves the site.')
        expect(await kubectl.run(['explain', 'configmap.data'])).toContain('FIELD: data <map[string]string>')
      })
    })

    describe('wait and delete', () => {
      test('wait ends when the condition comes, and fails when it does not', async () => {
        await kubectl.run(['create', '-f', '-'], { input: site('waited') })
        const late = await kubectl.try(['wait', '--for=condition=Ready', 'site/waited', '--timeout=1s'])
        expect(late.code).toBe(1)
        const waiting = kubectl.run(['wait', '--for=condition=Ready', 'site/waited', '--timeout=100s'])
        const status = '{"status":{"conditions":[{"type":"Ready","status":"True"}]}}'
        await kubectl.run(['patch', 'site', 'waited', '--subresource=status', '--type=merge', '-p', status])
        expect(await waiting).toBe('site.web.example.dev/waited condition met\n')
      })

      test('delete waits until a finalizer lets go', async () => {
        await kubectl.run(['create', '-f', '-'], { input: site('held') })
        await kubectl.run([
          'patch',
          'site',
          'held',
          '--type=merge',
          '-p',
          '{"metadata":{"finalizers":["example.dev/hold"]}}',
        ])
        const deleting = kubectl.run(['delete', 'site', 'held'])
        await until(
          () => kubectl.run(['get', 'site', 'held', '-o', 'jsonpath={.metadata.deletionTimestamp}']),
          'deletion was asked for',
        )
        await kubectl.run([
          'patch',
          'site',
          'held',
          '--type=json',
          '-p',
          '[{"op":"remove","path":"/metadata/finalizers"}]',
        ])
        expect(await deleting).toMatch(/^site\.web\.example\.dev "held" deleted/)
        expect((await kubectl.try(['get', 'site', 'held'])).stderr).toContain('NotFound')
      })

      test('delete of all of a kind by label, and of a namespace with its content', async () => {
        await kubectl.run(['create', 'namespace', 'short'])
        await kubectl.run(['create', '-f', '-', '-n', 'short'], {
          input: site('gone').replace('namespace: default', 'namespace: short'),
        })
        await kubectl.run(['delete', 'sites', '--all', '-n', 'short'])
        expect(await kubectl.run(['get', 'sites', '-n', 'short', '-o', 'name'])).toBe('')
      })
    })
  })
}
