import { type LabelRequirement, LabelSelector } from '../../object/index.ts'

export type Labels = Readonly<Record<string, string>>

/**
 * Labels that match every one of the selectors and are as close to `own` as that goes: a label that is asked for is
 * added or takes the place of one's own, and one that must not be there is left out.
 *
 * @param chosen labels that stay as they are
 * @returns undefined where no labels can match them all, because they contradict each other
 */
export function labelsToMatch(
  selectors: readonly LabelSelector[],
  own: Labels,
  chosen: Labels = {},
): Labels | undefined {
  const byKey = Map.groupBy(
    selectors.flatMap(({ requirements }) => requirements),
    ({ key }) => key,
  )
  const labels: Record<string, string> = { ...own, ...chosen }
  for (const [key, requirements] of byKey) {
    const candidates =
      chosen[key] === undefined ? candidatesFor(requirements, own[key]) : [{ text: chosen[key] }]
    const value = candidates.find((candidate) => fits(key, candidate, requirements))
    if (value === undefined) return undefined
    if (value.text === undefined) delete labels[key]
    else labels[key] = value.text
  }
  return selectors.every((selector) => selector.matches(labels)) ? labels : undefined
}

/** A value, or no label at all. */
type Candidate = { readonly text: string } | typeof absent

const absent = { text: undefined }

/** In the order in which they are liked. Any value is good for `Exists`: one more word than can be forbidden is tried. */
function candidatesFor(requirements: readonly LabelRequirement[], own: string | undefined): Candidate[] {
  const named = requirements.flatMap(({ operator, values }) =>
    operator === 'notin' || operator === '!=' ? [] : values,
  )
  const anything = requirements.flatMap(({ values }) => values).map((_, index) => `binnacle-${index + 1}`)
  return [
    ...(own === undefined ? [] : [{ text: own }]),
    absent,
    ...[...named, 'true', 'binnacle', ...anything].map((text) => ({ text })),
  ]
}

function fits(key: string, candidate: Candidate, requirements: readonly LabelRequirement[]): boolean {
  return LabelSelector.of(requirements).matches(candidate.text === undefined ? {} : { [key]: candidate.text })
}
