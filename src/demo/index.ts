export { demoKinds, fleet } from './fleet.ts'
export { Simulation, type SimulationOptions } from './simulation.ts'
