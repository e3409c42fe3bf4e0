import type { Position } from '../../../yaml/index.ts'
import type { Expression, Span, VectorSelector } from '../../expression/expression.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import { type Feature, features, functionFeatures, templateFeatures } from '../../knowledge/feature.ts'
import { templateFunctions } from '../../rule-file/template.ts'
import type { CheckedRule } from '../check.ts'

/** A feature that a rule has, and where. */
export interface UsedFeature {
  readonly feature: Feature
  readonly at: Span | Position
}

/** What a rule has that not every Prometheus takes; with its first rule, what its group has. */
export function usedFeatures(subject: CheckedRule): readonly UsedFeature[] {
  const { group, rule } = subject
  const ofGroup = group.rules[0] === rule ? inGroup(subject) : []
  return [...ofGroup, ...inRule(subject), ...inExpression(subject)]
}

function inGroup({ group: { queryOffset, labels } }: CheckedRule): readonly UsedFeature[] {
  const [label] = labels.values()
  return [
    ...(queryOffset ? [{ feature: features.queryOffset, at: queryOffset }] : []),
    ...(label ? [{ feature: features.groupLabels, at: label }] : []),
  ]
}

function inRule({ rule }: CheckedRule): readonly UsedFeature[] {
  const { type, name, keepFiringFor, labels, annotations, aliases } = rule
  const texts = [...labels, ...annotations]
  const templates = type === 'alert' ? texts.map(([, text]) => text) : []
  return [
    ...aliases.map((at) => ({ feature: features.alias, at })),
    ...(keepFiringFor ? [{ feature: features.keepFiringFor, at: keepFiringFor }] : []),
    ...(type === 'record' && !/^[A-Za-z_:][\w:]*$/.test(name.text)
      ? [{ feature: features.unicodeName, at: name }]
      : []),
    ...texts.flatMap(([label, at]) => (isPlain(label) ? [] : [{ feature: features.unicodeName, at }])),
    ...templates.flatMap((text) =>
      templateFunctions(text.text).flatMap(({ name, at }) => {
        const feature = templateFeatures.get(name)
        return feature ? [{ feature, at: text.placeAt(at) }] : []
      }),
    ),
  ]
}

function inExpression({ rule, expression }: CheckedRule): readonly UsedFeature[] {
  const used: UsedFeature[] = []
  const textOf = ({ from, to }: Span): string => rule.expr.text.slice(from, to)
  visitExpression(expression, (node) => {
    const found = (feature: Feature | undefined, at: Span = node): void => {
      if (feature) used.push({ feature, at })
    }
    if (node.kind === 'call') found(functionFeatures.get(node.name))
    if (node.kind === 'aggregation') found(functionFeatures.get(node.operator))
    if (node.kind === 'number' && /_/.test(textOf(node))) found(features.underscore)
    if (
      node.kind === 'number' &&
      /^[-+]?\d[\d.]*[a-df-z]/i.test(textOf(node)) &&
      !/^[-+]?0x/i.test(textOf(node))
    )
      found(features.durationAsNumber)
    if (node.kind === 'binary' && node.matching?.fill !== undefined) found(features.fill, node.operatorSpan)
    for (const duration of durationsOf(node)) {
      if (duration.seconds === undefined || duration.text.startsWith('+'))
        found(features.computedDuration, duration)
      else if (/^-?\s*[\d.]+(?:e[-+]?\d+)?$/i.test(duration.text)) found(features.numberAsDuration, duration)
    }
    if ((node.kind === 'selector' || node.kind === 'subquery') && node.edges) found(features.edges)
    if (node.kind === 'selector' && hasQuotedName(node, textOf(node))) found(features.quotedName)
    const lists = node.kind === 'aggregation' && node.grouping ? [node.grouping] : []
    for (const list of lists) if (/["'`]/.test(textOf(list))) found(features.quotedName, list)
    if (node.kind === 'binary' && node.matching) {
      const { labels, include } = node.matching
      if (![...labels, ...include].every(isPlain)) found(features.quotedName, node.operatorSpan)
    }
  })
  return used
}

function durationsOf(node: Expression) {
  const offset = node.kind === 'selector' || node.kind === 'subquery' ? node.offset : undefined
  const range = node.kind === 'range' || node.kind === 'subquery' ? node.range : undefined
  const step = node.kind === 'subquery' ? node.step : undefined
  return [offset, range, step].filter((one) => one !== undefined)
}

/** A metric or label in quotes, in the braces. */
function hasQuotedName({ matchers }: VectorSelector, text: string): boolean {
  const braces = text.slice(text.indexOf('{') + 1)
  const bare = braces.replace(/(=~|!~|!=|=)\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)/g, '$1')
  return text.includes('{') && (/["'`]/.test(bare) || !matchers.every(({ label }) => isPlain(label)))
}

function isPlain(label: string): boolean {
  return /^[A-Za-z_]\w*$/.test(label)
}
