export type { PlacedText } from './placed-text.ts'
export { comparePositions, type Position } from './position.ts'
export { readYamlDocument, readYamlDocuments } from './read-yaml.ts'
export type { YamlValue } from './yaml-value.ts'
