/** Functions of ranges that take a fall of the value for a restart. */
export const ofCounters = new Set(['rate', 'irate', 'increase', 'resets'])
