/** A pod that a custom resource owns. */
export interface Pod {
  readonly namespace: string
  readonly pod: string
}

/** One line of an exposition. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export function sample(name: string, labels: Readonly<Record<string, string>>, value: number): Sample {
  return { name, labels, value }
}

/** Half under the first bound, most under the second, some over it. */
export function histogram(
  name: string,
  labels: Readonly<Record<string, string>>,
  bounds: readonly string[],
  count: number,
): Sample[] {
  const all = count * 10
  return [
    ...bounds.map((le, index) =>
      sample(`${name}_bucket`, { ...labels, le }, all * (index === 0 ? 0.5 : 0.95)),
    ),
    sample(`${name}_bucket`, { ...labels, le: '+Inf' }, all),
    sample(`${name}_sum`, labels, all / 2),
    sample(`${name}_count`, labels, all),
  ]
}

export function exposition(samples: readonly Sample[]): string {
  return samples
    .map(({ name, labels, value }) => {
      const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
      return `${name}{${pairs.join(',')}} ${value}\n`
    })
    .join('')
}
