import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { suggestion } from '../../base/index.ts'
import { parseDuration } from '../expression/duration.ts'
import { placeText, scalarText } from './place-text.ts'
import type { FileGroup, FileProblem, FileRule, PlacedDuration, PlacedText, TextPlace } from './rule-file.ts'
import { templateProblem } from './template.ts'

const groupKeys = ['name', 'interval', 'query_offset', 'limit', 'labels', 'rules']
const ruleKeys = ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations']

/** Where groups come from: a rule file of Prometheus, or a PrometheusRule, which allows a little more. */
type Origin = 'file' | 'object'

/** Gathers the groups of one file and what is wrong with them. */
export class GroupReader {
  readonly groups: FileGroup[] = []
  readonly #source: string
  readonly #lines: LineCounter
  readonly #problems: FileProblem[]
  #document: Document | undefined

  constructor(source: string, lines: LineCounter, problems: FileProblem[]) {
    this.#source = source
    this.#lines = lines
    this.#problems = problems
  }

  /** The document that what is read next stands in, for its aliases. */
  open(document: Document): void {
    this.#document = document
  }

  /** The top of a rule file. */
  readTop(map: YAMLMap): void {
    this.#refuseUnknown(map, ['groups'], 'a rule file')
    this.#readGroups(this.#at(map, 'groups'), 'file', map)
  }

  /** The spec of a PrometheusRule. */
  readSpec(map: YAMLMap): void {
    this.#refuseUnknown(map, ['groups'], 'the spec of a PrometheusRule')
    this.#readGroups(this.#at(map, 'groups'), 'object', map)
  }

  complain(node: unknown, message: string, severity: FileProblem['severity'] = 'error'): void {
    this.#problems.push({ severity, ...this.#place(node), message })
  }

  #readGroups(node: unknown, origin: Origin, parent: YAMLMap): void {
    if (node === undefined || (isScalar(node) && node.value === null)) return
    if (!isSeq(node)) {
      this.complain(node ?? parent, 'groups is a list of groups')
      return
    }
    const names = new Set<string>()
    for (const listed of node.items) {
      const item = this.#resolve(listed)
      if (!isMap(item)) {
        this.complain(item, 'a group is a mapping with name and rules')
        continue
      }
      const group = this.#readGroup(item, origin)
      if (group.name === '') this.complain(item, 'the group has no name')
      else if (names.has(group.name))
        this.complain(item, `group "${group.name}" is in the file twice; Prometheus refuses it`)
      names.add(group.name)
      this.groups.push(group)
    }
  }

  #readGroup(map: YAMLMap, origin: Origin): FileGroup {
    const more = origin === 'object' ? ['partial_response_strategy'] : []
    this.#refuseUnknown(map, [...groupKeys, ...more], 'a group')
    const interval = this.#duration(map, 'interval')
    this.#duration(map, 'query_offset')
    const rules = this.#at(map, 'rules')
    if (rules !== undefined && !isSeq(rules) && !isNull(rules))
      this.complain(rules, 'rules is a list of rules')
    return {
      name: this.#text(map, 'name')?.text ?? '',
      ...(interval && { interval }),
      labels: this.#texts(map, 'labels', origin),
      rules: isSeq(rules) ? rules.items.flatMap((item) => this.#readRule(item, origin)) : [],
      lastLine: this.#lastLine(map),
      ...this.#place(map),
    }
  }

  #readRule(listed: unknown, origin: Origin): FileRule[] {
    const node = this.#resolve(listed)
    if (!isMap(node)) {
      this.complain(node, 'a rule is a mapping with record or alert, and expr')
      return []
    }
    this.#refuseUnknown(node, ruleKeys, 'a rule')
    const [record, alert, expr] = ['record', 'alert', 'expr'].map((key) => this.#text(node, key))
    const called = record && record.text !== '' ? record : alert
    if (record?.text && alert?.text) this.complain(node, 'a rule has record or alert, not both')
    if (!called || called.text === '')
      this.complain(node, 'a rule has record or alert: the name of what it gives')
    if (!expr || expr.text.trim() === '') this.complain(node, 'the rule has no expr')
    const type = called !== undefined && called === record ? 'record' : 'alert'
    const [lasting, keeping] = [this.#duration(node, 'for'), this.#duration(node, 'keep_firing_for')]
    const labels = this.#texts(node, 'labels', origin)
    const annotations = this.#texts(node, 'annotations', origin)
    if (type === 'record') this.#checkRecord(node, called)
    else this.#checkTemplates([...labels, ...annotations])
    if (!called || called.text === '' || !expr || expr.text.trim() === '') return []
    return [
      {
        type,
        name: called,
        expr,
        ...(lasting && { for: lasting }),
        ...(keeping && { keepFiringFor: keeping }),
        labels,
        annotations,
        lastLine: this.#lastLine(node),
        ...this.#place(node),
      },
    ]
  }

  #checkRecord(node: YAMLMap, name: PlacedText | undefined): void {
    for (const key of ['for', 'keep_firing_for', 'annotations'])
      if (node.has(key))
        this.complain(this.#keyOf(node, key), `${key} is for alerts; a recorded series has none`)
    if (name && /[{}]/.test(name.text))
      this.complain(node, `"${name.text}" is no name of a series; is it the expr?`)
    else if (name && name.text !== '' && !/^[A-Za-z_:][\w:]*$/.test(name.text))
      this.complain(
        this.#keyOf(node, 'record'),
        `"${name.text}" is no name of a series: letters, digits, _ and : (Prometheus 3 takes others, but only in quotes)`,
        'warning',
      )
  }

  #checkTemplates(texts: readonly (readonly [string, PlacedText])[]): void {
    for (const [name, text] of texts) {
      const problem = templateProblem(text.text)
      if (problem)
        this.#problems.push({
          severity: 'error',
          ...text.placeAt(problem.at),
          message: `${name}: ${problem.message}`,
        })
    }
  }

  #texts(map: YAMLMap, key: string, origin: Origin): ReadonlyMap<string, PlacedText> {
    const texts = new Map<string, PlacedText>()
    const node = this.#at(map, key)
    if (node === undefined || isNull(node)) return texts
    if (!isMap(node)) {
      this.complain(node, `${key} is a mapping of names to texts`)
      return texts
    }
    for (const { key: nameNode, value: given } of node.items as Pair<unknown, unknown>[]) {
      const value = this.#resolve(given)
      const name = isScalar(nameNode) ? scalarText(nameNode) : ''
      if (!/^[A-Za-z_]\w*$/.test(name) || name === '__name__')
        this.complain(
          nameNode,
          `"${name}" is no name of a label: letters, digits and _, not beginning with a digit`,
        )
      if (!isScalar(value)) this.complain(nameNode, `${name} is a text`)
      else {
        if (origin === 'object' && typeof value.value !== 'string' && value.value !== null)
          this.complain(value, `${name}: the API server takes only texts here; put it in quotes`)
        texts.set(name, placeText(value as Scalar, this.#source, this.#lines))
      }
    }
    return texts
  }

  #text(map: YAMLMap, key: string): PlacedText | undefined {
    const node = this.#at(map, key)
    if (node === undefined) return undefined
    if (isScalar(node)) return placeText(node, this.#source, this.#lines)
    this.complain(node, `${key} is a text`)
    return undefined
  }

  #duration(map: YAMLMap, key: string): PlacedDuration | undefined {
    const text = this.#text(map, key)
    if (!text || text.text === '') return undefined
    const seconds = parseDuration(text.text)
    if (seconds !== undefined) return { text: text.text, seconds, line: text.line, column: text.column }
    this.complain(
      this.#keyOf(map, key),
      `${key}: "${text.text}" is no duration of Prometheus, such as 30s, 5m or 1h30m`,
    )
    return undefined
  }

  #refuseUnknown(map: YAMLMap, known: readonly string[], where: string): void {
    for (const { key } of map.items as Pair<unknown, unknown>[]) {
      const name = isScalar(key) ? scalarText(key) : ''
      if (known.includes(name) || name === '<<') continue
      this.complain(
        key,
        `${where} has no ${name === '' ? 'such key' : `"${name}"`}${suggestion(name, known)}`,
      )
    }
  }

  #keyOf(map: YAMLMap, key: string): unknown {
    return (
      (map.items as Pair<unknown, unknown>[]).find((pair) => isScalar(pair.key) && pair.key.value === key)
        ?.key ?? map
    )
  }

  #at(map: YAMLMap, key: string): unknown {
    return this.#resolve(map.get(key, true))
  }

  #resolve(node: unknown): unknown {
    return isAlias(node) && this.#document ? node.resolve(this.#document) : node
  }

  #place(node: unknown): TextPlace {
    const range = (node as Node | undefined)?.range
    const { line, col } = this.#lines.linePos(range?.[0] ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  #lastLine(node: Node): number {
    const end = node.range?.[1] ?? 0
    return this.#lines.linePos(Math.max(end - 1, 0)).line
  }
}

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null
}
