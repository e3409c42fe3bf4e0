import { Exporter, systemClock } from 'binnacle/exporter'
import { simulateTasks } from './simulated-tasks.ts'

const { EXPORTER_PORT = '8000', EXPORTER_WEB_CONFIG_FILE } = process.env

async function main(): Promise<void> {
  const exporter = new Exporter({
    prefix: 'tasks_exporter',
    listen: `:${EXPORTER_PORT}`,
    ...(EXPORTER_WEB_CONFIG_FILE && { webConfigFile: EXPORTER_WEB_CONFIG_FILE }),
  })
  const processed = exporter.registry.counter({
    name: 'app_processed_tasks_total',
    help: 'Tasks that have been processed.',
  })
  const active = exporter.registry.gauge({
    name: 'app_active_workers',
    help: 'Workers that are at work now.',
  })
  await exporter.run(async (signal) => {
    if (exporter.state.name === 'serving') process.stdout.write(`serving ${exporter.state.url}/metrics\n`)
    await simulateTasks({ processed, active, clock: systemClock, random: Math.random, signal })
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`tasks-exporter: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
})
