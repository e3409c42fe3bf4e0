import {
  isJsonObject,
  isStatus,
  type JsonObject,
  type KubernetesObject,
  type Status,
} from '../object/index.ts'
import { ClientError } from './client-error.ts'
import { LineSplitter } from './line-splitter.ts'
import type { WatchEvent } from './watch-event.ts'

/** etcd takes requests of 1.5 MiB and API servers bodies of 3 MiB; this leaves room for escapes. */
export const longestWatchLine = 16 * 1024 * 1024

/**
 * Decodes the body of a watch as it comes. Ends when the stream ends between two lines; throws a
 * `ClientError` of kind `decode` on a line that is no event, on one that is too long, and when the stream
 * ends within a line (retriable: the connection was cut).
 */
export async function* decodeWatch<T extends KubernetesObject = KubernetesObject>(
  body: AsyncIterable<Uint8Array>,
  limit = longestWatchLine,
): AsyncGenerator<WatchEvent<T>, void, void> {
  const lines = new LineSplitter(limit)
  for await (const chunk of body) {
    for (const line of lines.push(chunk)) if (line.trim() !== '') yield decodeWatchLine<T>(line)
  }
  if (lines.pendingBytes > 0)
    throw new ClientError('decode', 'the watch ended in the middle of a line', { retriable: true })
}

/** One line of a watch, checked as far as every reader relies on it. */
export function decodeWatchLine<T extends KubernetesObject = KubernetesObject>(line: string): WatchEvent<T> {
  const event = parse(line)
  if (!isJsonObject(event)) throw malformed(line, 'it is not an object')
  const { type, object } = event
  if (!isJsonObject(object)) throw malformed(line, 'it carries no object')
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
    case 'BOOKMARK':
      if (!isJsonObject(object.metadata)) throw malformed(line, 'its object has no metadata')
      return { type, object: object as T }
    case 'ERROR':
      return { type, status: isStatus(object) ? object : unknownStatus(object) }
    default:
      throw malformed(line, `its type is ${JSON.stringify(type)}`)
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw malformed(line, 'it is not JSON', cause)
  }
}

/** Retriable, because a broken line comes from the way, not from what was asked. */
function malformed(line: string, why: string, cause?: unknown): ClientError {
  const excerpt = line.length > 120 ? `${line.slice(0, 120)}…` : line
  return new ClientError('decode', `a line of the watch is no event: ${why}: ${excerpt}`, {
    retriable: true,
    cause,
  })
}

function unknownStatus(object: JsonObject): Status {
  return {
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    reason: 'Unknown',
    message: `the watch sent an error that is no Status: ${JSON.stringify(object).slice(0, 200)}`,
    code: 500,
  }
}
