export type { Chunk, Family, FamilyMetadata, MetricType } from './family.ts'
