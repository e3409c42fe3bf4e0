import { good } from '../panel/stat.ts'
import { stateTimeline } from '../panel/state-timeline.ts'
import type { Row } from '../row.ts'
import { cpu, memory } from '../subject/process.ts'
import { election, target } from './operator-selector.ts'

export function replicas(): Row {
  return {
    title: 'Process',
    panels: [leaderLine(), cpu(target, 8), memory(target, 8)],
  }
}

function leaderLine() {
  return stateTimeline({
    title: 'Who leads',
    description:
      'Which replica held which lease when. Two at once, or changes without a roll-out, are trouble.',
    unit: 'none',
    width: 8,
    height: 8,
    queries: [{ expr: `max by (name, instance) (${election})`, legend: '{{name}} {{instance}}' }],
    mapped: [
      { value: 0, text: 'waits', color: '#8E8E8E' },
      { value: 1, text: 'leads', color: good },
    ],
    noValue: 'no election',
  })
}
