/** JSON as kube-apiserver writes YAML: keys in order, no line folded. Loaded only when YAML is asked for. */
export async function yamlText(json: string): Promise<string> {
  const { stringify } = await import('yaml')
  return stringify(JSON.parse(json), { version: '1.1', sortMapEntries: true, lineWidth: 0 })
}
