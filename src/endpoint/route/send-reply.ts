import type { ServerResponse } from 'node:http'
import type { Reply } from './route.ts'

/**
 * Sends a reply at the pace of the client: the next part is not even asked for until the system has the one
 * before, so a slow reader costs one part, and a body may use one buffer for all of them. Resolves when all was
 * handed to the system, or when the client is gone; rejects with what the body throws.
 *
 * @param onPart called each time when the client has taken a part
 */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  withBody: boolean,
  onPart: () => void = () => {},
): Promise<void> {
  const { status, headers, body } = reply
  if (response.destroyed) return
  if (typeof body === 'string') {
    const bytes = Buffer.from(body)
    response.writeHead(status, { ...headers, 'content-length': String(bytes.length) })
    await end(response, withBody ? bytes : undefined)
    return
  }
  response.writeHead(status, headers)
  if (reply.endless) response.flushHeaders()
  if (withBody) {
    for await (const part of body) {
      if (response.destroyed) return
      if (!(await written(response, part))) return
      onPart()
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

/** Resolves once the system has the part, with false when the connection closed instead. */
function written(response: ServerResponse, part: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const onClose = () => resolve(false)
    response.once('close', onClose)
    response.write(part, (error) => {
      response.off('close', onClose)
      resolve(!error)
    })
  })
}
