import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { ExecPluginConfig } from '../cluster-config.ts'
import { clusterConfig } from '../fixture/cluster-config.ts'
import { type Folder, temporaryFolder } from '../fixture/folder.ts'
import { ExecPlugin } from './exec-plugin.ts'

const apiVersion = 'client.authentication.k8s.io/v1'

/** A plug-in in JavaScript: `status` is an expression; `run` counts the runs, beginning with 1. */
async function plugin(
  folder: Folder,
  status: string,
  more: Partial<ExecPluginConfig> = {},
): Promise<ExecPluginConfig> {
  const program = await folder.write(
    'plugin.mjs',
    `import fs from 'node:fs'
     const file = new URL('runs', import.meta.url)
     const run = (fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0) + 1
     fs.writeFileSync(file, String(run))
     fs.writeFileSync(new URL('info', import.meta.url), process.env.KUBERNETES_EXEC_INFO)
     console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: '${apiVersion}', status: ${status} }))`,
  )
  return {
    command: process.execPath,
    args: [program],
    env: { EXTRA: 'from the kubeconfig' },
    apiVersion,
    provideClusterInfo: false,
    interactiveMode: 'IfAvailable',
    ...more,
  }
}

function source(config: ExecPluginConfig, clock = new ManualClock(), interactive = false): ExecPlugin {
  return new ExecPlugin({
    plugin: config,
    config: clusterConfig('https://api.test:6443'),
    clock,
    interactive,
    env: { PATH: process.env.PATH },
    observer: {},
    certificateAuthority: async () => 'PEM',
  })
}

describe('a credential from a plug-in', () => {
  test('is kept until shortly before it ends, for all who ask', async () => {
    await using folder = await temporaryFolder()
    const clock = new ManualClock(Date.UTC(2026, 0, 1))
    const status =
      "{ token: 'run-' + run, expirationTimestamp: run === 1 ? '2026-01-01T01:00:00Z' : undefined }"
    const credentials = source(await plugin(folder, status), clock)
    const all = await Promise.all([credentials.current(), credentials.current(), credentials.current()])
    expect(all.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer run-1'))
    await clock.advance(3_600_000 - 31_000)
    expect((await credentials.current()).authorization).toBe('Bearer run-1')
    await clock.advance(1_000)
    expect((await credentials.current()).authorization).toBe('Bearer run-2')
    await clock.advance(1e12)
    expect((await credentials.current()).authorization).toBe('Bearer run-2')
  })

  test('is made anew when the server refuses it, once for all who were refused', async () => {
    await using folder = await temporaryFolder()
    const clock = new ManualClock()
    const credentials = source(await plugin(folder, "{ token: 'run-' + run }"), clock)
    const refused = await credentials.current()
    expect(await credentials.renew(refused), 'it has only just been made').toBe(false)
    await clock.advance(10_000)
    expect(await Promise.all([credentials.renew(refused), credentials.renew(refused)])).toEqual([true, true])
    expect(await credentials.renew(refused)).toBe(true)
    expect((await credentials.current()).authorization).toBe('Bearer run-2')
  })

  test('may be a certificate', async () => {
    await using folder = await temporaryFolder()
    const credentials = source(await plugin(folder, "{ clientCertificateData: 'C', clientKeyData: 'K' }"))
    expect(await credentials.current()).toEqual({ certificate: { certificate: 'C', key: 'K' } })
  })
})

describe('what a plug-in is told', () => {
  test('is the version and whether it may ask', async () => {
    await using folder = await temporaryFolder()
    await source(await plugin(folder, '{ token: process.env.EXTRA }')).current()
    expect(JSON.parse(await readFile(`${folder.path}/info`, 'utf8'))).toEqual({
      kind: 'ExecCredential',
      apiVersion,
      spec: { interactive: false },
    })
  })

  test('is the cluster, if it wants to know', async () => {
    await using folder = await temporaryFolder()
    const config = await plugin(folder, "{ token: 't' }", {
      provideClusterInfo: true,
      clusterExtension: { a: 1 },
    })
    await source(config).current()
    expect(JSON.parse(await readFile(`${folder.path}/info`, 'utf8')).spec.cluster).toEqual({
      server: 'https://api.test:6443',
      'certificate-authority-data': Buffer.from('PEM').toString('base64'),
      config: { a: 1 },
    })
  })

  test('is the environment of the kubeconfig beside our own', async () => {
    await using folder = await temporaryFolder()
    const credentials = source(await plugin(folder, '{ token: process.env.EXTRA }'))
    expect((await credentials.current()).authorization).toBe('Bearer from the kubeconfig')
  })
})

describe('a plug-in that does not do its part', () => {
  test.each([
    ['{}', 'returned neither a token nor a certificate and key'],
    ["{ clientKeyData: 'K' }", 'returned only a certificate or only a key, not both'],
    ['null', 'returned no status'],
    ['process.exit((console.error("please log in"), 3))', 'ended with code 3: please log in'],
    ['process.exit(console.log("Hello"))', 'did not print an ExecCredential in JSON'],
    ['process.exit(console.log("{}"))', 'printed something that is no ExecCredential'],
    ['process.exit(4)', 'ended with code 4: it said nothing'],
  ])('%s: %s', async (status, message) => {
    await using folder = await temporaryFolder()
    const config = await plugin(folder, status)
    await expect(source(config).current()).rejects.toMatchObject({
      kind: 'config',
      message: `the exec plug-in ${process.execPath} ${message}`,
    })
  })

  test('because it speaks another version', async () => {
    await using folder = await temporaryFolder()
    const config = await plugin(folder, "{ token: 't' }", {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
    })
    await expect(source(config).current()).rejects.toThrow(
      'is configured to use API version client.authentication.k8s.io/v1beta1 and returned version client.authentication.k8s.io/v1',
    )
  })

  test('because it is not installed: its hint is shown, without control characters', async () => {
    await using folder = await temporaryFolder()
    const config = await plugin(folder, '{}', {
      command: 'no-such-plugin',
      installHint: 'get it\u001b[31m from us\n',
    })
    await expect(source(config).current()).rejects.toThrow(
      'the exec plug-in no-such-plugin is not there: get it[31m from us',
    )
  })

  test('because it has to ask and cannot', async () => {
    await using folder = await temporaryFolder()
    const config = await plugin(folder, "{ token: 't' }", { interactiveMode: 'Always' })
    await expect(source(config).current()).rejects.toThrow(
      'has to ask (interactiveMode: Always), and there is no terminal',
    )
  })

  test('because it hangs', async () => {
    await using folder = await temporaryFolder()
    const clock = new ManualClock()
    const config = await plugin(folder, 'await new Promise((resolve) => setTimeout(resolve, 3_600_000))')
    const failed = source(config, clock)
      .current()
      .catch((error) => error)
    await clock.advance(60_000)
    expect(await failed).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('did not end within 60 s'),
    })
  })

  test('and later does: the next call asks again', async () => {
    await using folder = await temporaryFolder()
    const credentials = source(await plugin(folder, "run === 1 ? null : { token: 't' }"))
    await expect(credentials.current()).rejects.toThrow('returned no status')
    expect((await credentials.current()).authorization).toBe('Bearer t')
  })
})

describe('a plug-in that hangs', () => {
  const hanging = async (folder: Folder) => {
    const program = await folder.write(
      'hanging.mjs',
      `import fs from 'node:fs'
       fs.writeFileSync(new URL('pid', import.meta.url), String(process.pid))
       setInterval(() => {}, 1000)`,
    )
    const credentials = source(await plugin(folder, '', { args: [program] }))
    const pid = async () => {
      for (;;) {
        const text = await readFile(`${folder.path}/pid`, 'utf8').catch(() => '')
        if (text !== '') return Number(text)
      }
    }
    return { credentials, pid }
  }

  test('lets go of who aborts, and is ended when nobody waits for it any more', async () => {
    await using folder = await temporaryFolder()
    const { credentials, pid } = await hanging(folder)
    const [one, other] = [new AbortController(), new AbortController()]
    const [first, second] = [credentials.current(one.signal), credentials.current(other.signal)]
    const running = await pid()
    one.abort('enough')
    await expect(first).rejects.toBe('enough')
    expect(isAlive(running)).toBe(true)
    other.abort('enough for all')
    await expect(second).rejects.toBe('enough for all')
    await expect.poll(() => isAlive(running), { message: 'the plug-in runs' }).toBe(false)
  })

  test('is not started for who has left already', async () => {
    await using folder = await temporaryFolder()
    const { credentials } = await hanging(folder)
    await expect(credentials.current(AbortSignal.abort('left'))).rejects.toBe('left')
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
