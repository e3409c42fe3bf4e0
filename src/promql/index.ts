export type { AlertingRule, RecordingRule, Rule, RuleGroup } from './rule-group.ts'
