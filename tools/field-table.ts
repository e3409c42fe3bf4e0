/**
 * Writes src/apiserver/builtin/generated/field-table.ts: the fields of the built-in kinds, read from the struct
 * tags of the published Go modules. Names, numbers, types and patch strategies only; no text is taken over.
 *
 *   go mod download k8s.io/api@v0.36.3 k8s.io/apimachinery@v0.36.3 k8s.io/apiextensions-apiserver@v0.36.3
 *   node tools/field-table.ts "$(go env GOMODCACHE)" v0.36.3
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const [cache, version] = process.argv.slice(2)
if (cache === undefined || version === undefined) throw new Error('usage: field-table.ts GOMODCACHE VERSION')

/** Go import path below k8s.io → the short name of the package in the table. */
const packages = {
  'api/core/v1': 'core.v1',
  'api/apps/v1': 'apps.v1',
  'api/batch/v1': 'batch.v1',
  'api/rbac/v1': 'rbac.v1',
  'api/storage/v1': 'storage.v1',
  'api/coordination/v1': 'coordination.v1',
  'api/events/v1': 'events.v1',
  'api/autoscaling/v1': 'autoscaling.v1',
  'api/authorization/v1': 'authorization.v1',
  'api/authentication/v1': 'authentication.v1',
  'apimachinery/pkg/apis/meta/v1': 'meta.v1',
  'apiextensions-apiserver/pkg/apis/apiextensions/v1': 'apiextensions.v1',
} as const

/** Where the table starts; what these need follows by itself. */
const roots = `
  core.v1.Namespace core.v1.ConfigMap core.v1.Secret core.v1.Service core.v1.ServiceAccount core.v1.Node
  core.v1.Pod core.v1.PersistentVolume core.v1.PersistentVolumeClaim core.v1.Event
  events.v1.Event coordination.v1.Lease apps.v1.Deployment apps.v1.ReplicaSet apps.v1.StatefulSet
  apps.v1.DaemonSet batch.v1.Job batch.v1.CronJob storage.v1.VolumeAttachment storage.v1.StorageClass
  rbac.v1.Role rbac.v1.RoleBinding rbac.v1.ClusterRole rbac.v1.ClusterRoleBinding
  apiextensions.v1.CustomResourceDefinition autoscaling.v1.Scale
  authorization.v1.SelfSubjectAccessReview authorization.v1.SubjectAccessReview
  authorization.v1.LocalSubjectAccessReview authorization.v1.SelfSubjectRulesReview
  authentication.v1.TokenReview authentication.v1.SelfSubjectReview authentication.v1.TokenRequest
  meta.v1.DeleteOptions meta.v1.ListMeta meta.v1.Status`.match(/\S+/g) as string[]

/** Types with an encoding of their own, whatever their fields are. */
const special: Record<string, string> = {
  'meta.v1.Time': 'Time',
  'meta.v1.MicroTime': 'MicroTime',
  'meta.v1.FieldsV1': 'FieldsV1',
  'runtime.RawExtension': 'RawExtension',
  'resource.Quantity': 'Quantity',
  'intstr.IntOrString': 'IntOrString',
  'authorization.v1.ExtraValue': 'ExtraValue',
  'authentication.v1.ExtraValue': 'ExtraValue',
  'types.UID': 'string',
  'types.NodeName': 'string',
  'apiextensions.v1.JSON': 'Any',
  'apiextensions.v1.JSONSchemaPropsOrArray': 'Any',
  'apiextensions.v1.JSONSchemaPropsOrBool': 'Any',
  'apiextensions.v1.JSONSchemaPropsOrStringArray': 'Any',
}

const scalars = ['string', 'bool', 'int32', 'int64', 'float64']

interface Declaration {
  readonly fields?: readonly string[]
  readonly alias?: string
}

const declarations = new Map<string, Declaration>()
for (const [goPath, short] of Object.entries(packages)) {
  const [module = '', ...rest] = goPath.split('/')
  const folder = path.join(cache, 'k8s.io', `${module}@${version}`, ...rest)
  readPackage(folder, short)
}

function readPackage(folder: string, short: string) {
  const files = short === 'apiextensions.v1' ? ['types.go', 'types_jsonschema.go'] : ['types.go']
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const imports = readImports(text)
    const resolve = (type: string) => resolveType(type, short, imports)
    for (const [, name, alias] of text.matchAll(/^type (\w+) =? ?((?!struct)[\w[\].]+)$/gm)) {
      declarations.set(`${short}.${name}`, { alias: resolve(alias ?? '') })
    }
    for (const [, name, body] of text.matchAll(/^type (\w+) struct ?\{(\}|\n[\s\S]*?^\})/gm)) {
      declarations.set(`${short}.${name}`, { fields: readFields(body ?? '', resolve) })
    }
  }
}

function readImports(text: string): Map<string, string> {
  const imports = new Map<string, string>()
  for (const [, alias, goPath = ''] of text.matchAll(/^\t?(?:import )?(\w+)? ?"k8s\.io\/([^"]+)"$/gm)) {
    const last = goPath.split('/').at(-1) ?? ''
    imports.set(alias ?? last, (packages as Record<string, string>)[goPath] ?? last)
  }
  return imports
}

/** `*` pointer, `[]` list and `{}` map prefixes, then a scalar or the full short name. */
function resolveType(type: string, short: string, imports: Map<string, string>): string {
  if (type.startsWith('*')) return `*${resolveType(type.slice(1), short, imports)}`
  if (type === '[]byte') return 'bytes'
  if (type.startsWith('[]')) return `[]${resolveType(type.slice(2).replace('*', ''), short, imports)}`
  const map = /^map\[[\w.]+\](.*)$/.exec(type)
  if (map) return `{}${resolveType(map[1] ?? '', short, imports)}`
  if (scalars.includes(type)) return type
  const [first = '', second] = type.split('.')
  const name = second === undefined ? `${short}.${first}` : `${imports.get(first) ?? first}.${second}`
  return special[name] ?? name
}

function readFields(body: string, resolve: (type: string) => string): string[] {
  const fields: string[] = []
  let markers: string[] = []
  for (const line of body.split('\n').map((text) => text.trim())) {
    if (line.startsWith('//')) {
      const marker = /^\/\/ ?\+(.*)$/.exec(line)?.[1]
      if (marker !== undefined) markers.push(marker)
      continue
    }
    // Not in protobuf, where the envelope says it: number 0.
    if (/^metav1\.TypeMeta /.test(line) || line.startsWith('TypeMeta '))
      fields.push('apiVersion 0 string ?', 'kind 0 string ?')
    const match = /^(\w+ )?\s*([\w.*[\]]+) +`(.*)`$/.exec(line)
    if (match) {
      const field = readField(match[2] ?? '', match[3] ?? '', markers, resolve)
      if (field !== undefined) fields.push(field)
    }
    if (line !== '' || match) markers = []
  }
  return fields
}

function readField(type: string, tags: string, markers: string[], resolve: (type: string) => string) {
  const tag = (name: string) => new RegExp(`(?:^| )${name}:"([^"]*)"`).exec(tags)?.[1]
  const [name = '', ...options] = (tag('json') ?? '').split(',')
  const number = tag('protobuf')?.split(',')[1]
  if (number === undefined) return undefined
  const optional = options.some((option) => option.startsWith('omit'))
  const strategy = tag('patchStrategy')?.replace(
    /\bmerge\b/,
    tag('patchMergeKey') ? `merge=${tag('patchMergeKey')}` : 'merge',
  )
  const marker = (key: string) =>
    markers.flatMap((text) => (text.startsWith(`${key}=`) ? [text.slice(key.length + 1)] : []))
  const keys = marker('listMapKey')
  const list = marker('listType')[0] ?? marker('mapType')[0] ?? marker('structType')[0]
  const words = [
    name === '' ? '@' : name,
    number,
    resolve(type),
    optional ? '?' : '',
    markers.includes('required') || !(optional || markers.includes('optional')) ? '!' : '',
    strategy ?? '',
    list === undefined ? '' : `list=${list}${keys.length > 0 ? `:${keys.join()}` : ''}`,
  ]
  return words.filter((word) => word !== '').join(' ')
}

/** Follows aliases down to a struct or a scalar, keeping the prefixes. */
function dealias(type: string): string {
  const prefix = /^(?:\*|\[\]|\{\})*/.exec(type)?.[0] ?? ''
  const alias = declarations.get(type.slice(prefix.length))?.alias
  return alias === undefined ? type : prefix + dealias(alias)
}

const lines: string[] = []
const done = new Set<string>()
function write(name: string) {
  if (done.has(name)) return
  done.add(name)
  const fields = declarations.get(name)?.fields
  if (fields === undefined) throw new Error(`no struct ${name}`)
  const needed: string[] = []
  lines.push(name)
  for (const field of fields) {
    const [key, number, type = '', ...flags] = field.split(' ')
    const resolved = dealias(type)
    lines.push(` ${[key, number, resolved, ...flags].join(' ')}`)
    const element = resolved.replace(/^(?:\*|\[\]|\{\})*/, '')
    if (element.includes('.')) needed.push(element)
  }
  for (const element of needed) write(element)
}
for (const root of roots) write(root)

const target = path.join(import.meta.dirname, '..', 'src/apiserver/builtin/generated/field-table.ts')
writeFileSync(
  target,
  `/**
 * The fields of the built-in kinds, by tools/field-table.ts from the struct tags of k8s.io/api, apimachinery
 * and apiextensions-apiserver ${version}. A line is a type, or after a blank a field of it: name (\`@\` is inlined),
 * protobuf number (0 for none), type (\`*\` pointer, \`[]\` list, \`{}\` map), \`?\` left out when empty, \`!\` required, patch
 * strategy with merge key, list type with keys.
 */
export const fieldTable = \`
${lines.join('\n')}
\`
`,
)
console.log(`${done.size} types, ${lines.length} lines`)
