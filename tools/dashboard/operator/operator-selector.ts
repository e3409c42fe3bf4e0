import { matching } from '../selector.ts'

/** Matchers of the series of operators. */
export const target = `${matching.target}, namespace=~"$namespace"`
export const controller = `${target}, controller=~"$controller"`

/** The queue of a controller has its name; older versions have no label `controller` there. */
export const queue = `${target}, name=~"$controller"`

export const election = `leader_election_master_status{${target}}`
