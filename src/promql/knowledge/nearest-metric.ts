import { nearestName } from '../../base/index.ts'

/** How much of what two names are made of they must share. */
const leastShare = 0.6

/**
 * The known metric that a misspelt one most likely means: the one that shares the most words with it, misspelt words taken
 * for the nearest that metrics of the same first word have. Undefined when none shares most of them.
 */
export function nearestMetric(name: string, known: Iterable<string>): string | undefined {
  const [first, ...words] = name.split('_')
  const candidates = [...known].map((metric) => ({ metric, words: new Set(metric.split('_')) }))
  const related = candidates.filter(({ metric }) => metric.startsWith(`${first}_`))
  const vocabulary = new Set(related.flatMap((candidate) => [...candidate.words]))
  const misspelt: string[] = []
  const meant = new Set([first ?? ''])
  for (const word of words) {
    const nearest = vocabulary.has(word) ? word : nearestName(word, vocabulary)
    meant.add(nearest ?? word)
    if (nearest !== undefined && nearest !== word) misspelt.push(nearest)
  }
  let best: string | undefined
  let most = 0
  for (const candidate of related) {
    if (!misspelt.every((word) => candidate.words.has(word))) continue
    const all = new Set([...candidate.words, ...meant])
    const share = (candidate.words.size + meant.size - all.size) / all.size
    if (share >= leastShare && share > most) {
      best = candidate.metric
      most = share
    }
  }
  return best
}
