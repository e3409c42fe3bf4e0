import { parseDocument, type Tags } from 'yaml'
/** YAML 1.1, as sigs.k8s.io/yaml reads it: `yes`, `n` and the like are booleans. Loaded only when YAML comes. */
export function parseYaml(text: string): { value: unknown; duplicates: string[]; problem?: string } {
  const document = parseDocument(text, { version: '1.1', merge: true, customTags: withoutTimes })
  const duplicates = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY')
  const problem = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  if (problem) return { value: undefined, duplicates: [], problem: `yaml: ${problem.message.split('\n')[0]}` }
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    duplicates: duplicates.map(({ pos: [start, end] }) => text.slice(start, end)),
  }
}

/** A date is a text, as JSON has it. */
const withoutTimes = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp')
