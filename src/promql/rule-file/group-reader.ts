import { suggestion } from '../../base/index.ts'
import type { PlacedText, Position, YamlValue } from '../../yaml/index.ts'
import { durationAdvice, parseDuration } from '../expression/duration.ts'
import type { FileGroup, FileProblem, FileRule, PlacedDuration } from './rule-file.ts'
import { templateProblem } from './template.ts'

const groupKeys = ['name', 'interval', 'query_offset', 'limit', 'labels', 'rules']
const ruleKeys = ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations']

/** Keys that others read beside those of Prometheus. */
const keysOfOthers: Readonly<Record<string, string>> = {
  partial_response_strategy: 'Thanos Rule',
  namespace: 'mimirtool, cortextool and lokitool',
  remote_write: 'lokitool',
  source_tenants: 'Mimir',
  evaluation_delay: 'Mimir',
  align_evaluation_time_on_interval: 'Mimir',
}

/** Where groups come from: a rule file of Prometheus, or a PrometheusRule, which allows a little more. */
type Origin = 'file' | 'object'

/** Gathers the groups of one file and what is wrong with them. */
export class GroupReader {
  readonly groups: FileGroup[] = []
  readonly problems: FileProblem[] = []

  /** The top of a rule file. */
  readTop(top: YamlValue): void {
    this.#refuseUnknown(top, ['groups'], 'a rule file')
    this.#readGroups(top.at('groups'), 'file')
  }

  /** The spec of a PrometheusRule. */
  readSpec(spec: YamlValue): void {
    this.#refuseUnknown(spec, ['groups'], 'the spec of a PrometheusRule')
    this.#readGroups(spec.at('groups'), 'object')
  }

  complain(at: YamlValue | Position, message: string, severity: FileProblem['severity'] = 'error'): void {
    const { line, column } = 'position' in at ? at.position : at
    this.problems.push({ severity, line, column, message })
  }

  #readGroups(groups: YamlValue, origin: Origin): void {
    if (groups.kind === 'nothing') return
    if (groups.kind !== 'list') {
      this.complain(groups, 'groups is a list of groups')
      return
    }
    const names = new Set<string>()
    for (const item of groups.items) {
      if (item.kind !== 'mapping') {
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

  #readGroup(group: YamlValue, origin: Origin): FileGroup {
    const more = origin === 'object' ? ['partial_response_strategy'] : []
    this.#refuseUnknown(group, [...groupKeys, ...more], 'a group')
    const interval = this.#duration(group, 'interval')
    const queryOffset = this.#duration(group, 'query_offset')
    const rules = group.at('rules')
    if (rules.kind !== 'list' && rules.kind !== 'nothing') this.complain(rules, 'rules is a list of rules')
    return {
      name: this.#text(group, 'name')?.text ?? '',
      ...(interval && { interval }),
      ...(queryOffset && { queryOffset }),
      labels: this.#texts(group, 'labels', origin),
      rules: rules.items.flatMap((rule) => this.#readRule(rule, origin)),
      lastLine: group.lastLine,
      ...group.position,
    }
  }

  #readRule(rule: YamlValue, origin: Origin): FileRule[] {
    if (rule.kind !== 'mapping') {
      this.complain(rule, 'a rule is a mapping with record or alert, and expr')
      return []
    }
    this.#refuseUnknown(rule, ruleKeys, 'a rule')
    const texts = ['record', 'alert', 'expr']
    const [record, alert, expr] = texts.map((key) => this.#text(rule, key))
    const aliased = origin === 'file' ? texts.map((key) => rule.at(key)) : []
    const called = record && record.text !== '' ? record : alert
    if (record?.text && alert?.text) this.complain(rule, 'a rule has record or alert, not both')
    if (!called || called.text === '')
      this.complain(rule, 'a rule has record or alert: the name of what it gives')
    if (!expr || expr.text.trim() === '') this.complain(rule, 'the rule has no expr')
    const type = called !== undefined && called === record ? 'record' : 'alert'
    const [lasting, keeping] = [this.#duration(rule, 'for'), this.#duration(rule, 'keep_firing_for')]
    const labels = this.#texts(rule, 'labels', origin)
    const annotations = this.#texts(rule, 'annotations', origin)
    if (type === 'record') this.#checkRecord(rule, called)
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
        aliases: aliased.filter(({ alias }) => alias !== undefined).map(({ position }) => position),
        lastLine: rule.lastLine,
        ...rule.position,
      },
    ]
  }

  #checkRecord(rule: YamlValue, name: PlacedText | undefined): void {
    for (const key of ['for', 'keep_firing_for', 'annotations']) {
      const entry = rule.entryOf(key)
      if (entry) this.complain(entry.key, `${key} is for alerts; a recorded series has none`)
    }
    if (name && /[{}]/.test(name.text))
      this.complain(rule, `"${name.text}" is no name of a series; is it the expr?`)
    else if (name && name.text !== '' && !/^[A-Za-z_:][\w:]*$/.test(name.text))
      this.complain(
        rule.entryOf('record')?.key ?? rule,
        `"${name.text}" is no plain name of a series: letters, digits, _ and : (Prometheus 3 takes others, but only in quotes)`,
        'warning',
      )
  }

  #checkTemplates(texts: readonly (readonly [string, PlacedText])[]): void {
    for (const [name, text] of texts) {
      const problem = templateProblem(text.text)
      if (problem) this.complain(text.placeAt(problem.at), `${name}: ${problem.message}`)
    }
  }

  #texts(parent: YamlValue, field: string, origin: Origin): ReadonlyMap<string, PlacedText> {
    const texts = new Map<string, PlacedText>()
    const mapping = parent.at(field)
    if (mapping.kind !== 'mapping' && mapping.kind !== 'nothing')
      this.complain(mapping, `${field} is a mapping of names to texts`)
    this.#refuseMerges(mapping)
    for (const { name, key, value } of mapping.entries) {
      if (name === '' || name === '__name__') this.complain(key, `"${name}" is no name of a label`)
      else if (!/^[A-Za-z_]\w*$/.test(name))
        this.complain(
          key,
          `"${name}" is no plain name of a label: letters, digits and _, not beginning with a digit (Prometheus 3 takes others, but only in quotes)`,
          'warning',
        )
      if (!isText(value)) this.complain(key, `${name} is a text`)
      else {
        if (origin === 'object' && value.kind === 'scalar' && typeof value.scalar !== 'string')
          this.complain(value, `${name}: the API server takes only texts here; put it in quotes`)
        texts.set(name, value.placedText)
      }
    }
    return texts
  }

  #text(parent: YamlValue, key: string): PlacedText | undefined {
    const value = parent.at(key)
    if (!value.isWritten) return undefined
    if (isText(value)) return value.placedText
    this.complain(value, `${key} is a text`)
    return undefined
  }

  #duration(parent: YamlValue, key: string): PlacedDuration | undefined {
    const text = this.#text(parent, key)
    if (!text || text.text === '') return undefined
    const seconds = parseDuration(text.text)
    if (seconds !== undefined) return { text: text.text, seconds, line: text.line, column: text.column }
    this.complain(
      parent.entryOf(key)?.key ?? parent,
      `${key}: "${text.text}" is no duration of Prometheus: ${durationAdvice(text.text)}`,
    )
    return undefined
  }

  #refuseMerges(mapping: YamlValue): void {
    for (const key of mapping.refusedMerges)
      this.complain(key, 'a mapping has one <<, of another mapping or of a list of them: [*one, *other]')
  }

  #refuseUnknown(mapping: YamlValue, known: readonly string[], where: string): void {
    this.#refuseMerges(mapping)
    for (const { name, key } of mapping.entries) {
      if (known.includes(name)) continue
      const owner = keysOfOthers[name]
      if (owner !== undefined) {
        this.complain(key, `${name} is for ${owner} alone; Prometheus refuses the file for it`, 'warning')
        continue
      }
      this.complain(
        key,
        `${where} has no ${name === '' ? 'such key' : `"${name}"`}${suggestion(name, known)}`,
      )
    }
  }
}

/** Null is an empty one, as to Go. */
function isText({ kind }: YamlValue): boolean {
  return kind === 'scalar' || kind === 'nothing'
}
