import type { KubernetesObject } from '../../object/index.ts'
import { badRequest } from '../error/index.ts'
import { type ServedResource, warningsOf } from '../resource/served-resource.ts'
import type { DecodedBody } from './decode.ts'
import type { WriteOptions } from './write-options.ts'

/**
 * Prunes the object and says what fieldValidation makes of unknown and duplicate fields: a 400 (Strict), the
 * texts of warnings (Warn), or nothing (Ignore).
 */
export function fieldProblems(
  resource: ServedResource,
  { duplicates }: Pick<DecodedBody, 'duplicates'>,
  object: KubernetesObject,
  { fieldValidation }: WriteOptions,
): string[] {
  const version = JSON.stringify(resource.version)
  const cannot = `${object.kind} in version ${version} cannot be handled as a ${resource.kind}`
  const mismatch = resource.typeProblem?.(object)
  if (mismatch !== undefined) throw badRequest(`${cannot}: ${mismatch}`)
  const unknown = resource.prune(object)
  if (fieldValidation === 'Ignore') return warningsOf(resource)
  const problems = [...duplicates, ...unknown]
  if (fieldValidation === 'Strict' && problems.length > 0)
    throw badRequest(`${cannot}: strict decoding error: ${problems.join(', ')}`)
  return [...warningsOf(resource), ...problems.flatMap(warningsIn)]
}

/** How the one error begins in which Go's YAML tells of all keys that stand twice, a line for each. */
export const yamlErrors = 'yaml: unmarshal errors:\n  '

/** apiserver's parseYAMLWarnings. */
function warningsIn(problem: string): string[] {
  return problem.startsWith(yamlErrors) ? problem.slice(yamlErrors.length).split('\n  ') : [problem]
}
