import type { KubernetesObject } from '../../object/index.ts'
import type { Context } from '../context.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import type { WriteOptions } from './write-options.ts'

/** Notes in `managedFields` who set what (operation Update). In place. */
export function stampManager(
  _context: Context,
  _resource: ServedResource,
  _object: KubernetesObject,
  _old: KubernetesObject | undefined,
  _options: WriteOptions,
  _subresource: string,
): void {}
