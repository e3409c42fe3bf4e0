import { isDns1035Label, isJsonObject, type JsonObject } from '../../object/index.ts'
import { FieldError } from '../field-error.ts'
import { objectOf, stringOf, stringsOf } from './schema-fields.ts'

/** `spec.conversion`. Fields are told by the names of the server's internal type. */
export function checkConversion(conversion: JsonObject, path: string): FieldError[] {
  const strategy = stringOf(conversion.strategy)
  const errors: FieldError[] = []
  if (strategy === '') errors.push(FieldError.required(`${path}.strategy`))
  else if (strategy !== 'None' && strategy !== 'Webhook') {
    errors.push(FieldError.notSupported(`${path}.strategy`, strategy, ['None', 'Webhook']))
  }
  const webhook = objectOf(conversion.webhook) ?? {}
  const clientConfig = objectOf(webhook.clientConfig)
  const reviewVersions = stringsOf(webhook.conversionReviewVersions)
  if (strategy === 'Webhook') {
    errors.push(...checkClientConfig(clientConfig, `${path}.webhookClientConfig`))
    errors.push(...checkReviewVersions(reviewVersions, `${path}.conversionReviewVersions`))
    return errors
  }
  const detail = 'should not be set when strategy is not set to Webhook'
  if (clientConfig !== undefined) errors.push(FieldError.forbidden(`${path}.webhookClientConfig`, detail))
  if (reviewVersions.length > 0) errors.push(FieldError.forbidden(`${path}.conversionReviewVersions`, detail))
  return errors
}

function checkClientConfig(clientConfig: JsonObject | undefined, path: string): FieldError[] {
  if (clientConfig === undefined)
    return [FieldError.required(path, 'required when strategy is set to Webhook')]
  const hasUrl = typeof clientConfig.url === 'string'
  const { service } = clientConfig
  if (hasUrl === isJsonObject(service)) {
    return [FieldError.required(path, 'exactly one of url or service is required')]
  }
  return isJsonObject(service)
    ? checkService(service, `${path}.service`)
    : checkUrl(stringOf(clientConfig.url), `${path}.url`)
}

function checkService(service: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const field of ['namespace', 'name']) {
    // Upstream passes the two the other way round, so an empty one is told under the other's name.
    const other = field === 'name' ? 'namespace' : 'name'
    if (stringOf(service[other]) === '') errors.push(FieldError.required(`${path}.${field}`))
  }
  const port = service.port ?? 443
  if (typeof port !== 'number' || port < 1 || port > 65535) {
    const detail = 'port is not valid: must be between 1 and 65535, inclusive'
    errors.push(FieldError.invalid(`${path}.port`, port, detail))
  }
  const urlPath = stringOf(service.path)
  if (urlPath !== '' && !urlPath.startsWith('/')) {
    errors.push(FieldError.invalid(`${path}.path`, urlPath, "must start with a '/'"))
  }
  return errors
}

function checkUrl(text: string, path: string): FieldError[] {
  const form = '; desired format: https://host[/path]'
  const url =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/(?:([^@/?#]*)@)?([^/?#]*))?[^?#]*(?:\?([^#]*))?(?:#(.*))?$/.exec(
      text,
    )
  const [, scheme = '', user, host = '', query = '', fragment = ''] = url ?? []
  const errors: FieldError[] = []
  if (scheme !== 'https') {
    errors.push(FieldError.invalid(path, scheme, `'https' is the only allowed URL scheme${form}`))
  }
  if (host === '') errors.push(FieldError.invalid(path, host, `host must be specified${form}`))
  if (user !== undefined) {
    errors.push(FieldError.invalid(path, user, 'user information is not permitted in the URL'))
  }
  if (fragment !== '') {
    errors.push(FieldError.invalid(path, fragment, 'fragments are not permitted in the URL'))
  }
  if (query !== '') {
    errors.push(FieldError.invalid(path, query, 'query parameters are not permitted in the URL'))
  }
  return errors
}

function checkReviewVersions(versions: readonly string[], path: string): FieldError[] {
  if (versions.length === 0) return [FieldError.required(path)]
  const errors = versions.flatMap((version, index) => {
    const own = `${path}[${index}]`
    if (versions.indexOf(version) < index) return [FieldError.invalid(own, version, 'duplicate version')]
    return isDns1035Label(version).map((problem) => FieldError.invalid(own, version, problem))
  })
  if (!versions.includes('v1') && !versions.includes('v1beta1')) {
    errors.push(FieldError.invalid(path, versions, 'must include at least one of v1, v1beta1'))
  }
  return errors
}
