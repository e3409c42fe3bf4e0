/** Units found in metric names, and the base unit of each (Prometheus' promlint; "Metric and label naming"). */
const baseUnits: ReadonlyMap<string, string> = new Map([
  ...['amperes', 'bytes', 'celsius', 'grams', 'joules', 'kelvin', 'meters', 'metres', 'seconds', 'volts'].map(
    (unit): [string, string] => [unit, unit],
  ),
  ...['minutes', 'hours', 'days', 'weeks'].map((unit): [string, string] => [unit, 'seconds']),
  ['kelvins', 'kelvin'],
  ...['fahrenheit', 'rankine'].map((unit): [string, string] => [unit, 'celsius']),
  ...['inches', 'yards', 'miles'].map((unit): [string, string] => [unit, 'meters']),
  ['bits', 'bytes'],
  ['calories', 'joules'],
  ...['pounds', 'ounces'].map((unit): [string, string] => [unit, 'grams']),
])

const prefix =
  /^(?:pico|nano|micro|milli|centi|deci|deca|hecto|kilo|kibi|mega|mebi|mibi|giga|gibi|tera|tebi|peta|pebi)/

const abbreviations = new Set([
  's',
  'ms',
  'us',
  'ns',
  'sec',
  'b',
  'kb',
  'mb',
  'gb',
  'tb',
  'pb',
  'm',
  'h',
  'd',
])

/**
 * The first unit in a name that is not a base unit, and what to use instead. Newer promtools look no further than the
 * first unit of any kind, older ones at any; this finds what either would.
 */
export function otherThanBaseUnit(name: string): { unit: string; base: string } | undefined {
  for (const word of name.split('_')) {
    const base = baseUnits.get(word) ?? baseUnits.get(word.replace(prefix, ''))
    if (base !== undefined && base !== word) return { unit: word, base }
  }
  return undefined
}

/** A unit in short form as a word of the name, past the first. */
export function abbreviatedUnit(name: string): string | undefined {
  return name
    .toLowerCase()
    .split('_')
    .slice(1)
    .find((word) => abbreviations.has(word))
}
