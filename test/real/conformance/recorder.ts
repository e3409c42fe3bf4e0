import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { structNameOf } from '../../../src/apiserver/builtin/index.ts'
import { encodeBody } from '../../../src/apiserver/protobuf/fixture/encode-body.ts'
import { parseApiVersion } from '../../../src/object/index.ts'
import { type Case, fillIn, parseValue, type Step } from './script.ts'

/** What a server answered to one request. */
export interface Recorded {
  readonly request: string
  readonly status: number
  readonly contentType: string
  readonly warnings: readonly string[]
  /** JSON parsed; the events of a watch as a list; else the text. */
  readonly body: unknown
}

type Headers = Readonly<Record<string, string>>

const waitMs = 60_000
/** Longer than a busy server takes to send what there is. */
const watchMs = 15_000
const protobuf = 'application/vnd.kubernetes.protobuf'

/** Runs cases on one server and records what it answers. */
export class Recorder {
  readonly #url: string
  readonly #token: string
  readonly #agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false })

  constructor(url: string, token: string) {
    this.#url = url
    this.#token = token
  }

  close(): void {
    this.#agent.destroy()
  }

  /** A case whose paths lead into `{{namespace}}` gets one of its own. */
  async record({ slug, steps }: Case): Promise<Recorded[]> {
    const answers: Promise<Recorded>[] = []
    const bodies: unknown[] = []
    const fill = (text: string) => fillIn(text, (path) => valueAt(path, slug, bodies))
    if (steps.some(({ path }) => inNamespace.test(path))) await this.#createNamespace(slug)
    for (const step of steps) {
      const path = fill(step.path)
      const headers = Object.fromEntries(
        Object.entries(step.headers).map(([name, text]) => [name, fill(text)]),
      )
      if (step.method === 'WAIT' || step.method === 'GONE') {
        await this.#wait(path, step.method === 'WAIT' ? 200 : 404)
        continue
      }
      if (step.method === 'WATCH') {
        const { opened, recorded } = this.#watch(path, headers, step.events)
        await opened
        bodies.push(undefined)
        answers.push(recorded)
        continue
      }
      const answer = await this.#ask(step.method, path, headers, bodyOf(step, fill))
      bodies.push(answer.body)
      answers.push(Promise.resolve(select(answer, headers.only)))
    }
    return Promise.all(answers)
  }

  async #createNamespace(name: string): Promise<void> {
    const body = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
    const headers = { 'content-type': 'application/json' }
    const { status } = await this.#ask('POST', '/api/v1/namespaces', headers, body)
    if (status !== 201) throw new Error(`namespace ${name}: ${status}`)
  }

  async #wait(path: string, status: number): Promise<void> {
    const end = Date.now() + waitMs
    for (;;) {
      const answer = await this.#ask('GET', path, {}, undefined)
      if (answer.status === status) return
      if (Date.now() > end) throw new Error(`GET ${path} is still ${answer.status}, not ${status}`)
      await delay(50)
    }
  }

  #ask(method: string, path: string, headers: Headers, body: string | Buffer | undefined): Promise<Recorded> {
    return new Promise((resolve) => {
      const broken = ({ message }: Error) =>
        resolve({ request: `${method} ${path}`, status: 0, contentType: '', warnings: [], body: message })
      const sized =
        body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }
      const request = this.#request(method, path, sized, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', broken)
        response.on('end', () =>
          resolve(recorded(`${method} ${path}`, response, Buffer.concat(chunks).toString())),
        )
      })
      request.on('error', broken)
      request.end(body)
    })
  }

  /** `recorded` settles when the events have come, the server ended the stream, or the time is up. */
  #watch(path: string, headers: Headers, events: number) {
    const opened = Promise.withResolvers<void>()
    const whole = Promise.withResolvers<Recorded>()
    const request = this.#request('GET', path, headers, (response) => {
      let text = ''
      const finish = () => {
        clearTimeout(timer)
        whole.resolve(recorded(`WATCH ${path}`, response, text))
        request.destroy()
      }
      const timer = setTimeout(finish, watchMs)
      response.setEncoding('utf8')
      response.on('data', (piece: string) => {
        text += piece
        if (text.split('\n').length > events) finish()
      })
      response.on('end', finish)
      response.on('error', finish)
      opened.resolve()
    })
    request.on('error', (error) => {
      opened.reject(error)
      whole.reject(error)
    })
    request.end()
    return { opened: opened.promise, recorded: whole.promise }
  }

  #request(method: string, path: string, headers: Headers, onResponse: (response: IncomingMessage) => void) {
    const { authorization = `Bearer ${this.#token}`, only: _, ...rest } = headers
    return https.request(
      `${this.#url}${path}`,
      {
        method,
        agent: this.#agent,
        headers: {
          'user-agent': 'conformance/1',
          ...(authorization !== 'none' && { authorization }),
          ...rest,
        },
      },
      onResponse,
    )
  }
}

/** What the placeholders stand for that need no earlier answer. */
const placeholders = (slug: string): Record<string, string> => ({
  namespace: slug,
  group: `${slug}.example.dev`,
  widgets: `/apis/test.example.dev/v1/namespaces/${slug}/widgets`,
  configmaps: `/api/v1/namespaces/${slug}/configmaps`,
})
const inNamespace = /\{\{(namespace|widgets|configmaps)\}\}/

function valueAt(path: string, slug: string, bodies: readonly unknown[]): unknown {
  const known = placeholders(slug)[path]
  if (known !== undefined) return known
  const [index, ...names] = path.split('.')
  return read(bodies[Number(index) - 1], names)
}

function bodyOf({ headers, body }: Step, fill: (text: string) => string): string | Buffer | undefined {
  if (body.kind === 'none') return undefined
  if (body.kind === 'text') return fill(body.text)
  const value = parseValue(fill(body.yaml))
  if (headers['content-type'] !== protobuf) return JSON.stringify(value)
  const { apiVersion, kind } = value as { apiVersion: string; kind: string }
  return encodeBody(value as Record<string, unknown>, structNameOf({ ...parseApiVersion(apiVersion), kind }))
}

/** Keeps of the body what the case is about: `only: groups name apps` of a list, `only: components.schemas A` of an object. */
function select(answer: Recorded, only: string | undefined): Recorded {
  if (only === undefined) return answer
  const [place = '', ...words] = only.split(' ')
  const path = place.split('.')
  const found = read(answer.body, path)
  if (Array.isArray(found)) {
    const [key = '', ...values] = words
    const items = found.filter((item) => values.includes(String(read(item, key.split('.')))))
    return { ...answer, body: { ...(answer.body as object), [place]: items } }
  }
  if (typeof found !== 'object' || found === null) return answer
  return { ...answer, body: Object.fromEntries(words.map((word) => [word, read(found, [word])])) }
}

const read = (value: unknown, names: readonly string[]): unknown =>
  names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value)

function recorded(request: string, { statusCode = 0, headers }: IncomingMessage, text: string): Recorded {
  const contentType = headers['content-type'] ?? ''
  return {
    request,
    status: statusCode,
    contentType,
    warnings: [headers.warning ?? []].flat(),
    body: request.startsWith('WATCH')
      ? text.split('\n').filter(Boolean).map(parseJson)
      : contentType.startsWith('application/json')
        ? parseJson(text)
        : text,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
