import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Reply, Request } from '../../endpoint/index.ts'
import { acceptsGzip } from '../../exposition/index.ts'

const compress = promisify(gzip)

/** Smaller ones fit a packet as they are. */
const leastBytes = 1_400

/** Plain data as JSON, compressed when it is long and the client takes that. */
export async function jsonReply({ headers }: Pick<Request, 'headers'>, value: unknown): Promise<Reply> {
  const text = `${JSON.stringify(value)}\n`
  const common = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    vary: 'accept-encoding',
  }
  if (text.length < leastBytes || !acceptsGzip(headers['accept-encoding']))
    return { status: 200, headers: common, body: text }
  // The fastest level: it is sent once, and mostly not far.
  const bytes = await compress(text, { level: constants.Z_BEST_SPEED })
  return {
    status: 200,
    headers: { ...common, 'content-encoding': 'gzip', 'content-length': String(bytes.length) },
    body: [bytes],
  }
}
