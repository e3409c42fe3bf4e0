import type { StatusCause } from '../../object/index.ts'
import { forbiddenField, invalid, notSupported, tooLong } from '../error/index.ts'
import type { ApiRequest } from '../request/api-request.ts'

/** The query parameters that writes share (metav1.CreateOptions, UpdateOptions, PatchOptions). */
export interface WriteOptions {
  readonly dryRun: boolean
  readonly fieldValidation: 'Strict' | 'Warn' | 'Ignore'
  /** Who the changed fields belong to. */
  readonly fieldManager: string
}

/** Reads and checks them; `kind` is the name of the options type, for the message. */
export function writeOptions(request: ApiRequest, kind: string): WriteOptions {
  const { query } = request
  const causes: StatusCause[] = []
  const dryRun = query.getAll('dryRun')
  const isApply = request.header('content-type')?.startsWith('application/apply-patch')
  if (kind === 'PatchOptions' && query.has('force') && !isApply)
    causes.push(forbiddenField('force', 'may not be specified for non-apply patch'))
  causes.push(...dryRunProblems(dryRun))
  const fieldValidation = query.get('fieldValidation') || 'Warn'
  if (!['Strict', 'Warn', 'Ignore'].includes(fieldValidation))
    causes.push(notSupported('fieldValidation', fieldValidation, ['', 'Ignore', 'Strict', 'Warn']))
  const manager = query.get('fieldManager') ?? ''
  if (manager.length > 128) causes.push(tooLong('fieldManager', 128))
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', kind }, '', causes)
  return {
    dryRun: dryRun.length > 0,
    fieldValidation: fieldValidation as WriteOptions['fieldValidation'],
    fieldManager: manager || managerOf(request.header('user-agent')),
  }
}

/** The part of the user agent before the slash (apiserver's managerOrUserAgent). */
function managerOf(userAgent: string | undefined): string {
  return (userAgent ?? '').split('/')[0] || 'unknown'
}

/** apimachinery's validateDryRun. */
export function dryRunProblems(dryRun: readonly string[]): StatusCause[] {
  return dryRun.every((value) => value === 'All') ? [] : [notSupported('dryRun', dryRun, ['All'])]
}
