import { mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** Tests against real components: one file at a time, because each starts servers of its own. */
const config = mergeConfig(base, {
  test: { fileParallelism: false, testTimeout: 300_000, hookTimeout: 900_000 },
})
config.test.include = ['test/real/**/*.test.ts']

export default config
