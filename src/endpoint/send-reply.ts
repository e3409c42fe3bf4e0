import type { ServerResponse } from 'node:http'
import type { Reply } from './route.ts'

/**
 * Sends a reply at the pace of the client: after a part that the socket could not take, the next is not even
 * asked for until it drained, so a slow reader costs one part beyond what is shared. Resolves when all was
 * handed to the system, or when the client is gone; rejects with what the body throws.
 */
export async function sendReply(response: ServerResponse, reply: Reply, withBody: boolean): Promise<void> {
  const { status, headers, body } = reply
  if (response.destroyed) return
  if (typeof body === 'string') {
    const bytes = Buffer.from(body)
    response.writeHead(status, { ...headers, 'content-length': String(bytes.length) })
    await end(response, withBody ? bytes : undefined)
    return
  }
  response.writeHead(status, headers)
  if (withBody) {
    for await (const part of body) {
      if (response.destroyed) return
      if (!response.write(part) && !(await drained(response))) return
    }
  }
  await end(response)
}

/** Resolves once the last byte was handed on, or the connection closed before. */
function end(response: ServerResponse, bytes?: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve()
    response.once('close', resolve)
    response.end(bytes)
  })
}

/** False when the connection closed instead. */
function drained(response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (taken: boolean) => {
      response.off('drain', onDrain)
      response.off('close', onClose)
      resolve(taken)
    }
    const onDrain = () => settle(true)
    const onClose = () => settle(false)
    response.on('drain', onDrain)
    response.on('close', onClose)
    if (response.destroyed) settle(false)
  })
}
