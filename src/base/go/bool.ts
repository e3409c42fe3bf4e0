const truths: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text): [string, boolean] => [text, true]),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text): [string, boolean] => [text, false]),
])

/** A text as Go's `strconv.ParseBool` reads it; undefined for everything else. */
export function goParseBool(text: string): boolean | undefined {
  return truths.get(text)
}
