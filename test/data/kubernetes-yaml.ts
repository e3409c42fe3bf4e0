import { parse, type Tags } from 'yaml'

/**
 * YAML as Kubernetes reads it: by way of JSON, which has no timestamps, so they stay text; and of a repeated key
 * the later one counts, as in Go.
 */
export function parseKubernetesYaml(text: string) {
  return parse(text, {
    version: '1.1',
    uniqueKeys: false,
    prettyErrors: false,
    customTags: (tags: Tags) =>
      tags.filter((tag) => typeof tag !== 'object' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
  })
}
