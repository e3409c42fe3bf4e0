import { LabelSelector } from '../../object/index.ts'
import { caveatsOf } from './caveats.ts'
import { type Labels, labelsToMatch } from './labels-to-match.ts'
import { formatPrometheus, type MonitoringKind, type PrometheusObject } from './prometheus-object.ts'
import {
  isRefusal,
  looksInto,
  type NamespaceLabels,
  type Refusal,
  refusalOfNamespace,
  type Selection,
  selectionOf,
} from './selection.ts'

export interface PlacementRequest {
  readonly kind: MonitoringKind
  /** Where the object is to lie; left out, the namespace that most of them look into is taken. */
  readonly namespace?: string
  /** Its own name, if it is known: exceptions may be made for it. */
  readonly name?: string
  /** The labels it bears anyway; those that are asked for take their place. */
  readonly labels: Labels
  /** Labels that somebody chose for it: they stay, even where it is not selected for them. */
  readonly chosen?: Labels
  readonly prometheuses: readonly PrometheusObject[]
  /** Those of the cluster; one that is not among them is taken to bear its name as a label and no other. */
  readonly namespaces: readonly NamespaceLabels[]
}

/** Who does not take the object, and why. */
export interface PassedOver extends Refusal {
  readonly prometheus: PrometheusObject
  /** Whether nothing but a label that somebody chose is in the way. */
  readonly isByChoice: boolean
}

/** How an object has to be labelled and where it has to lie so that it is taken. */
export interface Placement {
  readonly namespace: string
  /** All labels of the object, its own among them. */
  readonly labels: Labels
  readonly selectedBy: readonly PrometheusObject[]
  readonly passedOver: readonly PassedOver[]
  /** What those who take it do to it. */
  readonly caveats: readonly string[]
}

/**
 * Finds labels and namespace that as many of the given as possible select, the first of them first where they
 * contradict one another. Nobody selecting it is an answer, not an error: see `selectedBy` and `passedOver`.
 */
export function placeObject(request: PlacementRequest): Placement {
  const { kind, prometheuses } = request
  const selections: Selection[] = []
  const passedOver: PassedOver[] = []
  for (const prometheus of prometheuses) {
    const selection = selectionOf(prometheus, kind)
    if (isRefusal(selection)) passedOver.push({ prometheus, ...selection, isByChoice: false })
    else selections.push(selection)
  }
  const namespace = namespaceOf(request, selections)
  const taken: Selection[] = []
  let labels: Labels = { ...request.labels, ...request.chosen }
  for (const selection of selections) {
    const refusal = looksInto(selection, namespace)
      ? (choice(selection, request) ?? contradiction(selection, taken, request))
      : refusalOfNamespace(selection, namespace, request.namespaces)
    if (refusal) {
      passedOver.push({ prometheus: selection.prometheus, isByChoice: false, ...refusal })
      continue
    }
    taken.push(selection)
    labels = labelsToMatch(selectorsOf(taken), request.labels, request.chosen) ?? labels
  }
  const selectedBy = taken.map(({ prometheus }) => prometheus)
  const object = {
    kind,
    namespace: namespace.name,
    ...(request.name !== undefined && { name: request.name }),
  }
  return {
    namespace: namespace.name,
    labels,
    selectedBy,
    passedOver,
    caveats: selectedBy.flatMap((prometheus) => caveatsOf(prometheus, object)),
  }
}

/** Several lines: who passes the object over, why, and what to do. */
export function formatPassedOver(passedOver: readonly PassedOver[]): string {
  return passedOver
    .map(
      ({ prometheus, reason, remedy }) =>
        `${formatPrometheus(prometheus)}: ${reason}.\n  To mend it: ${remedy}`,
    )
    .join('\n')
}

function selectorsOf(selections: readonly Selection[]) {
  return selections.map(({ objects }) => objects)
}

function choice(
  { objects }: Selection,
  { chosen = {} }: PlacementRequest,
): (Refusal & Pick<PassedOver, 'isByChoice'>) | undefined {
  const unmet = objects.requirements.filter(
    (requirement) =>
      chosen[requirement.key] !== undefined && !LabelSelector.of([requirement]).matches(chosen),
  )
  if (unmet.length === 0) return undefined
  const labels = [...new Set(unmet.map(({ key }) => `${key}=${chosen[key]}`))].join(', ')
  return {
    reason: `it wants ${LabelSelector.of(unmet)}, and ${labels} was chosen`,
    remedy: `leave ${labels} out, and the label that it wants is set`,
    isByChoice: true,
  }
}

function contradiction(
  selection: Selection,
  taken: readonly Selection[],
  { labels: own, chosen }: PlacementRequest,
): Refusal | undefined {
  if (labelsToMatch(selectorsOf([...taken, selection]), own, chosen)) return undefined
  const names = taken.map(({ prometheus }) => formatPrometheus(prometheus)).join(', ')
  return {
    reason: `it wants ${selection.objects}, which no object can bear that ${names} selects`,
    remedy: 'generate once more for this one alone, under another name',
  }
}

/** Namespaces of the Prometheus objects themselves are tried before the others, in the order given. */
function namespaceOf(request: PlacementRequest, selections: readonly Selection[]): NamespaceLabels {
  const known = (name: string) => request.namespaces.find((one) => one.name === name) ?? bare(name)
  if (request.namespace !== undefined) return known(request.namespace)
  const candidates = [
    ...selections.map(({ prometheus }) => known(prometheus.namespace)),
    ...request.namespaces,
  ]
  const lookers = (namespace: NamespaceLabels) =>
    selections.filter((selection) => looksInto(selection, namespace)).length
  let best = candidates[0] ?? bare('default')
  for (const candidate of candidates) if (lookers(candidate) > lookers(best)) best = candidate
  return best
}

/** The API server gives each namespace its name as a label. */
function bare(name: string): NamespaceLabels {
  return { name, labels: { 'kubernetes.io/metadata.name': name } }
}
