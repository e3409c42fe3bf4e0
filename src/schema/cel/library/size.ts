import { globalFunction, memberFunction, type Overload } from '../function/overload.ts'
import { bytes, dyn, int, listOf, mapOf, string } from '../value/cel-type.ts'
import { codePointCount } from './code-points.ts'

/** The number of code points, bytes, items or members. */
export const size: readonly Overload[] = [globalFunction, memberFunction].flatMap((declare) => [
  declare('size', [string], int, (_, text) => BigInt(codePointCount(text))),
  declare('size', [bytes], int, (_, value) => BigInt(value.length)),
  declare('size', [listOf(dyn)], int, (_, list) => BigInt(list.size)),
  declare('size', [mapOf(dyn, dyn)], int, (_, map) => BigInt(map.size)),
])
