import type { RuleFile } from '../rule-file/rule-file.ts'

/**
 * Which checks a file switches off: `# binnacle disable NAME[, NAME…]` in a rule, or on the line above a rule or group, for
 * that one; `# binnacle disable-file NAME…` for the whole file.
 */
export function disabledChecks(
  source: string,
  { groups }: RuleFile,
): (check: string, line: number) => boolean {
  const wholeFile = new Set<string>()
  const ranges: { readonly names: ReadonlySet<string>; readonly from: number; readonly to: number }[] = []
  const lines = source.split('\n')
  const parts = [...groups, ...groups.flatMap(({ rules }) => rules)]
  for (const [index, text] of lines.entries()) {
    const [, scope, list = ''] = /#\s*binnacle\s+disable(-file)?\s+([\w, -]+)/.exec(text) ?? []
    const names = list.split(/[\s,]+/).filter((name) => name !== '')
    if (names.length === 0) continue
    if (scope !== undefined) for (const name of names) wholeFile.add(name)
    else {
      let next = index + 1
      while (next < lines.length && /^\s*(?:#.*)?$/.test(lines[next] ?? '')) next++
      const isOwnLine = /^\s*#/.test(text)
      const above = isOwnLine ? parts.findLast(({ line }) => line === next + 1) : undefined
      const around = parts.findLast(({ line, lastLine }) => line <= index + 1 && index + 1 <= lastLine)
      const part = above ?? around
      if (part) ranges.push({ names: new Set(names), from: part.line, to: part.lastLine })
    }
  }
  return (check, line) =>
    wholeFile.has(check) ||
    ranges.some(({ names, from, to }) => names.has(check) && from <= line && line <= to)
}
