/**
 * Words that end the name of a field that holds a secret. The list follows what the API types of core, cert-manager,
 * external-secrets, Crossplane providers, Argo CD and database operators call such fields; a name is compared by its
 * last words, because the last says what the thing is (`passwordPolicy` is a policy, `adminPassword` a password).
 */
const nouns: ReadonlySet<string> = new Set([
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'pass',
  'pwd',
  'secret',
  'secrets',
  'token',
  'tokens',
  'credential',
  'credentials',
  'creds',
  'cookie',
  'bearer',
  'dsn',
  'htpasswd',
  'kubeconfig',
  'authorization',
  'dockerconfigjson',
  'dockercfg',
  'pgpass',
  'otp',
  'keytab',
])

/** What a key is for when it is not to be known. A `publicKey`, `secretKeyRef.key` or `topologyKey` is no secret. */
const keyWords: ReadonlySet<string> = new Set([
  'api',
  'access',
  'private',
  'secret',
  'signing',
  'encryption',
  'decryption',
  'ssh',
  'auth',
  'account',
  'shared',
  'preshared',
  'master',
  'license',
  'hmac',
  'tls',
  'rsa',
  'client',
  'storage',
  'root',
  'unseal',
  'deploy',
  'host',
])

/** Whether a field of this name is likely to hold a secret itself, and not a reference to one or a rule about one. */
export function isSecretName(name: string): boolean {
  const short = name.slice(-64)
  return gist.test(short) && isSecret(short)
}

/** Part of every name that is found below, to be looked for first: of most names there is nothing more to see. */
const gist =
  /pass|pwd|secret|token|cred|cookie|bearer|dsn|htpasswd|kubeconfig|authorization|docker|otp|key|connection/i

function isSecret(name: string): boolean {
  const words = wordsOf(name)
  const [before = '', last = ''] = words.slice(-2)
  if (words.length === 1) return nouns.has(before) || gluedKeys.test(before)
  if (nouns.has(last)) return true
  if (last === 'key' || last === 'keys') return keyWords.has(before)
  if (last === 'string' || last === 'uri' || last === 'url') return before === 'connection'
  return gluedKeys.test(last) || (last === 'hash' && nouns.has(before))
}

const gluedKeys = /^(apikey|accesskey|privatekey|secretkey|authkey|accesstoken|authtoken|clientsecret)s?$/

/** `dbPassword`, `DB_PASSWORD`, `db-password` and `db.password` are all `db`, `password`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
    .slice(-4)
}
