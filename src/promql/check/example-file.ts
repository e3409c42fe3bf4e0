/** A check's example as a whole rule file. */
export function exampleFile(example: string): string {
  if (example.startsWith('groups:')) return `${example}\n`
  const rules = example.split('\n').map((line) => `      ${line}`)
  return ['groups:', '  - name: example', '    rules:', ...rules, ''].join('\n')
}
