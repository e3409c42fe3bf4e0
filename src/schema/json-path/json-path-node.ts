/** One entry of `[start:end:step]`; a bare index is a slice whose end was derived from its start. */
export interface SliceParameter {
  readonly value: number
  readonly known: boolean
  readonly derived?: boolean
}

/** A step of a JSONPath: the node types of client-go's util/jsonpath. */
export type JsonPathNode =
  | { readonly type: 'list'; readonly nodes: readonly JsonPathNode[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'literal'; readonly value: number | boolean }
  | { readonly type: 'field'; readonly name: string }
  | {
      readonly type: 'array'
      readonly start: SliceParameter
      readonly end: SliceParameter
      readonly step: SliceParameter
    }
  | {
      readonly type: 'filter'
      readonly left: readonly JsonPathNode[]
      /** `exists`, or `<`, `>`, `==`, `!=`, `<=`, `>=`; any other fails when it is evaluated. */
      readonly operator: string
      readonly right: readonly JsonPathNode[]
    }
  | { readonly type: 'union'; readonly branches: readonly (readonly JsonPathNode[])[] }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | { readonly type: 'identifier'; readonly name: string }
