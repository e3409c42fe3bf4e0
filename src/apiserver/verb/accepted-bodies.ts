import { protobuf } from '../pipeline/decode.ts'
import type { ServedResource } from '../resource/served-resource.ts'

const custom = ['application/json', 'application/yaml']
const builtin = [...custom, protobuf]

/** The media types of a POST or PUT, in the order in which a 415 names them. */
export const acceptedBodies = (resource: ServedResource): readonly string[] =>
  resource.custom ? custom : builtin
