import { isSecretName } from '../../view/index.ts'

/**
 * Names that say nothing about each other even when spec and status both have them, with what they are in each. Most were
 * found by reading the pairs of one name in the definitions of a hundred operators; the rest are the words of the API
 * conventions (phase, reason, message) and of the built-in kinds (a Job's completions, a Service's addresses).
 */
const unpaired: ReadonlySet<string> = new Set([
  // Free text, and names of states.
  ...['message', 'reason', 'description', 'comment', 'note', 'notes', 'summary', 'title', 'details'],
  ...['phase', 'state', 'status', 'health', 'ready', 'condition', 'conditions', 'result', 'error', 'errors'],
  // What was asked for by a name or an address, and what came of it: a branch and its commit, a part and the whole.
  ...['name', 'id', 'ref', 'revision', 'commit', 'branch', 'hash', 'checksum', 'digest', 'identifier'],
  ...['url', 'uri', 'endpoint', 'endpoints', 'host', 'hostname', 'hosts', 'domain', 'domains', 'fqdn', 'dns'],
  ...['address', 'addresses', 'ip', 'ips', 'externalIP', 'externalIPs', 'loadBalancerIP', 'path', 'noProxy'],
  // The same thing in short and in full: an alias of a key and its ARN.
  ...['keyID', 'keyId', 'kmsKeyID', 'kmsKeyId'],
  // A program or a template, and what it gave.
  ...['template', 'config', 'configuration', 'content', 'data', 'script', 'query', 'expression', 'value'],
  ...['values', 'command', 'args', 'parameters', 'output', 'input', 'policy', 'selector', 'labelSelector'],
  // A limit or a target, and a count of what happened.
  ...[
    'retries',
    'retryCount',
    'attempts',
    'restarts',
    'failures',
    'failed',
    'succeeded',
    'active',
    'completions',
  ],
  ...['parallelism', 'progress', 'percentage', 'percent', 'weight', 'step', 'index', 'count', 'generation'],
  ...['observedGeneration', 'collisionCount', 'duration'],
  // What was found, under the name of what it was looked for with.
  ...['pods', 'events'],
])

/** Whether a field is left out for its name: see above; times, because a time that was asked for is not when it was; secrets. */
export function isUnpairedName(name: string): boolean {
  return unpaired.has(name) || isTimeName(name) || isSecretName(name)
}

export function isTimeName(name: string): boolean {
  return (
    /(Time|Timestamp|Date|At|Expiry|Expiration)$/.test(name) ||
    /^(time|timestamp|date|expires|since|until)$/i.test(name)
  )
}
