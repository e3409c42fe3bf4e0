const kubeVersion = /^v(\d+)(?:(alpha|beta)(\d+))?$/

const ranks = { alpha: 0, beta: 1, stable: 2 }

/**
 * Orders versions as discovery lists them, the preferred first: stable before beta before alpha, the higher
 * number first, names of another form last and by the alphabet (`v2, v1, v1beta2, v1alpha1, foo`).
 * The reverse of apimachinery's version.CompareKubeAwareVersionStrings, so that it suits `sort`.
 */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0
  const left = parse(a)
  const right = parse(b)
  if (!left && !right) return a < b ? -1 : 1
  if (!left) return 1
  if (!right) return -1
  return right.rank - left.rank || right.major - left.major || right.minor - left.minor
}

function parse(version: string): { rank: number; major: number; minor: number } | undefined {
  const match = kubeVersion.exec(version)
  if (!match) return undefined
  const stage = match[2] === 'alpha' || match[2] === 'beta' ? match[2] : 'stable'
  return { rank: ranks[stage], major: Number(match[1]), minor: Number(match[3] ?? 0) }
}
