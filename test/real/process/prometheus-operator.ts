import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CertificateAuthority } from '../../../src/apiserver/certificate/index.ts'
import { freePort } from './free-port.ts'
import type { KubeApiserver } from './kube-apiserver.ts'
import { RunningProgram } from './running-program.ts'

interface DataObject {
  readonly data?: Readonly<Record<string, string>>
}

/**
 * The real Prometheus Operator at an API server that has its definitions, with its admission webhook, which refuses rules
 * that Prometheus would not load. No kubelet runs what it makes of a Prometheus object: tests read it.
 */
export class PrometheusOperator {
  readonly #binaries: string
  readonly #server: KubeApiserver
  #directory = ''
  #operator: RunningProgram | undefined
  #webhook: RunningProgram | undefined

  constructor(binaries: string, server: KubeApiserver) {
    this.#binaries = binaries
    this.#server = server
  }

  /** The last of what it logged. */
  get output(): string {
    return this.#operator?.output ?? ''
  }

  async start(): Promise<void> {
    this.#directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-prometheus-operator-'))
    await this.#startWebhook()
    const address = `127.0.0.1:${await freePort()}`
    this.#operator = new RunningProgram(
      path.join(this.#binaries, 'operator'),
      [`--web.listen-address=${address}`],
      { KUBECONFIG: this.#server.kubeconfigPath },
    )
    await this.#operator.until(async () => (await fetch(`http://${address}/healthz`)).ok, 'healthy')
  }

  /** The configuration that it made for a Prometheus object, once there is one; '' before. */
  async configuration(namespace: string, name: string): Promise<string> {
    const secret = await this.#get('secret', namespace, `prometheus-${name}`)
    const packed = secret?.data?.['prometheus.yaml.gz']
    return packed === undefined ? '' : gunzipSync(Buffer.from(packed, 'base64')).toString()
  }

  /** The rule files that it made for a Prometheus object, by their names. */
  async ruleFiles(namespace: string, name: string): Promise<Readonly<Record<string, string>>> {
    const map = await this.#get('configmap', namespace, `prometheus-${name}-rulefiles-0`)
    return map?.data ?? {}
  }

  async stop(): Promise<void> {
    await this.#operator?.stop()
    await this.#webhook?.stop()
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }

  async #get(kind: string, namespace: string, name: string): Promise<DataObject | undefined> {
    const { kubectl } = this.#server
    const text = await kubectl.run(['get', kind, name, '-n', namespace, '-o', 'json', '--ignore-not-found'])
    return text === '' ? undefined : (JSON.parse(text) as DataObject)
  }

  async #startWebhook(): Promise<void> {
    const authority = new CertificateAuthority(Date.now())
    const { certificate, key } = authority.issueServer(
      { commonName: 'prometheus-operator' },
      { dns: ['localhost'], addresses: ['127.0.0.1'] },
    )
    const [certificateFile, keyFile] = ['tls.crt', 'tls.key'].map((name) => path.join(this.#directory, name))
    await writeFile(`${certificateFile}`, certificate)
    await writeFile(`${keyFile}`, key, { mode: 0o600 })
    const port = await freePort()
    const address = `127.0.0.1:${port}`
    this.#webhook = new RunningProgram(path.join(this.#binaries, 'admission-webhook'), [
      `--web.listen-address=${address}`,
      `--web.cert-file=${certificateFile}`,
      `--web.key-file=${keyFile}`,
    ])
    await this.#webhook.until(() => isListening(port), 'listens')
    await this.#server.kubectl.apply(webhookManifest(address, authority.certificate))
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.unref().on('connect', () => socket.destroy())
  })
}

function webhookManifest(address: string, authority: string): string {
  const webhook = (way: 'validate' | 'mutate') => ({
    name: `prometheusrules.${way}.example.com`,
    clientConfig: {
      url: `https://${address}/admission-prometheusrules/${way}`,
      caBundle: Buffer.from(authority).toString('base64'),
    },
    rules: [
      {
        apiGroups: ['monitoring.coreos.com'],
        apiVersions: ['*'],
        resources: ['prometheusrules'],
        operations: ['CREATE', 'UPDATE'],
      },
    ],
    failurePolicy: 'Fail',
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  })
  const configuration = (kind: string, way: 'validate' | 'mutate') => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'prometheusrules' },
    webhooks: [webhook(way)],
  })
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      configuration('ValidatingWebhookConfiguration', 'validate'),
      configuration('MutatingWebhookConfiguration', 'mutate'),
    ],
  })
}
