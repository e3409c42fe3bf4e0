import type { ManifestValues, PrometheusObject } from '../../generate/index.ts'

type NetworkValues = ManifestValues['networkPolicy']

const namespaceLabel = 'kubernetes.io/metadata.name'

/**
 * Lets in the namespaces of those who scrape, whose pods run beside their objects, where the values say of nobody: what
 * is served names every custom resource of the cluster.
 */
export function scraperNetwork(
  values: NetworkValues,
  scrapers: readonly PrometheusObject[],
  tell: (note: string) => void,
): NetworkValues {
  if (!values.enabled || values.from.length > 0 || scrapers.length === 0) return values
  const namespaces = [...new Set(scrapers.map(({ namespace }) => namespace))].sort()
  tell(
    `only pods of ${namespaces.join(', ')} are let in; ` +
      "others with networkPolicy.from, everybody with --set 'networkPolicy.from=[{namespaceSelector: {}}]'",
  )
  return {
    ...values,
    from: [
      {
        namespaceSelector: {
          matchExpressions: [{ key: namespaceLabel, operator: 'In', values: namespaces }],
        },
      },
    ],
  }
}
