/**
 * Label sets that a metric of the kit itself may have, whatever `ExporterOptions.seriesLimit` says, which is for what the
 * program counts: their labels come from lists of ours, of the runtime's, and of what the program declares, never from
 * those who are counted.
 */
export const kitSeriesLimit = 1000
